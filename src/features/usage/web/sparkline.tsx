import { scaleLinear } from '@visx/scale';
import { LinePath } from '@visx/shape';
import styles from './portfolio.module.css';

const [width, height] = [76, 20];

/** 28 days without an axis; a missing stretch is a break. The figures beside it say the same. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const x = scaleLinear({ domain: [0, values.length - 1], range: [2, width - 2] });
  const y = scaleLinear({
    domain: [Math.min(...known), Math.max(...known, Math.min(...known) + 1)],
    range: [height - 3, 3],
  });
  return (
    <svg width={width} height={height} aria-hidden="true" className={styles.spark}>
      <LinePath
        data={[...values]}
        defined={(value) => value !== null}
        x={(_, i) => x(i)}
        y={(value) => y(value ?? 0)}
      />
    </svg>
  );
}
