import type { WeatherExclusion } from '@vigie/kit';
import { RAIN_AFTER, RAIN_LIMIT, WEATHER_REACH, WIND_LIMIT } from './settings.ts';

/** Wind in the windscreen; drops, and tyres on a wet road. */
export const weatherExclusions: readonly WeatherExclusion[] = [
  { cause: 'wind', from: 'windSpeed', over: WIND_LIMIT, reach: WEATHER_REACH },
  { cause: 'rain', from: 'rainfall', over: RAIN_LIMIT, after: RAIN_AFTER, reach: WEATHER_REACH },
];
