import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/base.css';
import { initI18n } from '../ui/i18n.ts';
import { messages } from './messages.ts';
import { App } from './web/app.tsx';

initI18n(messages);
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
