/** Units offered while one is typed, the usual ones of every dimension; any other can be typed as well. */
export const commonUnits: readonly string[] = (
  'mm cm m km in ft mg g kg t oz lb ml l m3 m2 s min h d wk mo yr MB GB TB MB/s W kW kWh mAh V A Ω F H Hz GHz ' +
  '°C bar psi Nm N km/h rpm lm dB ° %'
).split(' ')
