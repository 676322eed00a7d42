import type { DayOrder } from './cells.ts';
import type { Format } from './formats.ts';
import type { RefreshSource } from './refresh-dates.ts';
import type { Service } from './services.ts';

/** How to read a file of whatever tool: who, when last, and of which service it tells. */
export interface Mapping {
  readonly service: Pick<Service, 'number' | 'id'>;
  /** Column of the person, or of a device where those are what is counted. */
  readonly person: string;
  /** Column of the day of activity: the last one, or one of several that have rows of their own. */
  readonly activity: string;
  /** As of when the file is. */
  readonly refresh: RefreshSource;
  readonly order?: DayOrder;
}

/** Numbers of mapped files in the warehouse: one for each service, beyond those of reports. */
const mappedFrom = 1000;

/** A mapping as a format. */
export function mappedFormat({ service, person, activity, refresh }: Mapping): Format {
  const columns = ['column' in refresh ? [refresh.column] : [], person, activity].flat();
  return {
    number: mappedFrom + service.number,
    id: `mapped-${service.id}`,
    functionName: '',
    name: `A file about ${service.id}`,
    columns,
    marks: [],
    required: columns,
    rows: { of: 'people', person, activity: [{ service: service.number, column: activity }] },
  };
}
