import { BarChart } from '@mantine/charts';
import { useIntl } from 'react-intl';
import { barWords } from './period-words.ts';
import { shownBars } from './shown-bars.ts';
import { useSay } from '#renderer/i18n/words.ts';
import type { Activity, Period } from '#shared/domain/activity.ts';

type ActivityChartProps = { readonly period: Period; readonly activity: Activity };

/** Width of a bar, px: the customers narrower than the deliveries. */
const WIDTHS = { delivered: 18, refused: 18, captured: 10 } as const;

/** Delivered solid, refused hatched on top of it, captured narrower beside them; in one picture for assistive technology. */
export function ActivityChart({ period, activity }: ActivityChartProps) {
  const say = useSay();
  const intl = useIntl();
  const { captured, delivered, refused } = activity;
  const isDense = period === 'month';
  return (
    <div role="img" aria-label={say('activity.chart', { captured, delivered, refused })}>
      <BarChart
        h="13rem"
        data={shownBars(period, activity.bars).map((bar) => ({ ...bar, at: barWords(intl, period, bar.at) }))}
        dataKey="at"
        series={[
          { name: 'delivered', label: say('activity.delivered'), color: 'var(--st-delivered)', stackId: 'deliveries' },
          { name: 'refused', label: say('activity.refused'), color: 'url(#refused-hatch)', stackId: 'deliveries' },
          { name: 'captured', label: say('activity.capturedSeries'), color: 'var(--accent)', stackId: 'customers' },
        ]}
        barProps={({ name }) => ({
          isAnimationActive: false,
          barSize: isDense ? 8 : widthOf(name),
          radius: 2,
          ...(name === 'refused' ? { stroke: 'var(--st-attention)', strokeWidth: 1 } : {}),
        })}
        barChartProps={{ accessibilityLayer: false, barGap: 2 }}
        gridAxis="x"
        tickLine="none"
        strokeDasharray="0"
        yAxisProps={{ allowDecimals: false, width: 36 }}
        tooltipProps={{ isAnimationActive: false }}
        valueFormatter={(value) => intl.formatNumber(value)}
      >
        <defs>
          <Hatch />
        </defs>
      </BarChart>
    </div>
  );
}

const widthOf = (name: string): number =>
  name === 'delivered' || name === 'refused' || name === 'captured' ? WIDTHS[name] : WIDTHS.captured;

/** Readable without colour. */
function Hatch() {
  return (
    <pattern id="refused-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--surface)" />
      <rect width="2" height="6" fill="var(--st-attention)" />
    </pattern>
  );
}
