export { DayScreen as Day } from '../../features/day/web/day-screen.tsx';
