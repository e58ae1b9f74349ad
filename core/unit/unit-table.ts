/** Physical and commercial quantities a unit measures. */
export type Dimension =
  | 'length'
  | 'mass'
  | 'volume'
  | 'area'
  | 'time'
  | 'data'
  | 'dataRate'
  | 'power'
  | 'energy'
  | 'charge'
  | 'voltage'
  | 'current'
  | 'resistance'
  | 'conductance'
  | 'capacitance'
  | 'inductance'
  | 'frequency'
  | 'temperature'
  | 'pressure'
  | 'torque'
  | 'force'
  | 'speed'
  | 'rotation'
  | 'frameRate'
  | 'light'
  | 'sound'
  | 'angle'
  | 'pixels'
  | 'amountOfSubstance'
  | 'ratio'
  | 'count'

/** One unit of the table. */
export type UnitRow = {
  /** as it is written, in its exact case */
  symbol: string
  dimension: Dimension
  /** how many of the dimension's own unit one is: an exact decimal or a fraction of two, such as `5/9` */
  factor: string
  /** what its zero is in the dimension's own unit */
  offset?: string
  /** other spellings, as people write and speak it */
  names: readonly string[]
  /** spellings a question may use loosely, and an entered value may not */
  loose?: readonly string[]
  /** kept out of questions, where its spellings would be misread */
  quiet?: boolean
}

type Short = readonly [symbol: string, factor: string, names?: readonly string[], loose?: readonly string[]]

/** Units of questions and of entered values. */
const spoken: Partial<Record<Dimension, readonly Short[]>> = {
  length: [
    ['nm', '0.000000001', ['nanometre']],
    ['µm', '0.000001', ['um', 'micron', 'micrometre']],
    ['mm', '0.001', ['millimetre']],
    ['cm', '0.01', ['centimetre']],
    ['dm', '0.1', ['decimetre']],
    ['m', '1', ['metre', 'mtr']],
    ['km', '1000', ['kilometre']],
    ['in', '0.0254', ['inch', 'inches', '"', '″', '”', 'zoll']],
    ['ft', '0.3048', ['foot', 'feet']],
    ['yd', '0.9144', ['yard']],
    ['mi', '1609.344', ['mile']],
  ],
  mass: [
    ['µg', '0.000000001', ['mcg', 'ug', 'microgram']],
    ['mg', '0.000001', ['milligram']],
    ['g', '0.001', ['gram', 'gramme', 'gr']],
    ['kg', '1', ['kilo', 'kilogram', 'kilogramme', 'kgs']],
    ['t', '1000', ['tonne', 'ton']],
    ['oz', '0.028349523125', ['ounce']],
    ['lb', '0.45359237', ['lbs'], ['pound weight']],
  ],
  volume: [
    ['µl', '0.000001', ['ul', 'microlitre']],
    ['ml', '0.001', ['millilitre', 'cc']],
    ['cl', '0.01', ['centilitre']],
    ['dl', '0.1', ['decilitre']],
    ['l', '1', ['litre', 'ltr']],
    ['hl', '100', ['hectolitre']],
    ['m3', '1000', ['m³', 'cubic metre', 'cbm']],
    ['gal', '3.785411784', ['gallon']],
    ['floz', '0.0295735295625', ['fl oz', 'fluid ounce']],
  ],
  area: [
    ['m2', '1', ['m²', 'sqm', 'square metre']],
    ['cm2', '0.0001', ['cm²', 'square centimetre']],
  ],
  time: [
    ['ns', '0.000000001', ['nanosecond']],
    ['µs', '0.000001', ['us', 'microsecond']],
    ['ms', '0.001', ['msec', 'millisecond']],
    ['s', '1', ['sec', 'second']],
    ['min', '60', ['minute', 'mins']],
    ['h', '3600', ['hr', 'hour', 'hrs']],
    ['d', '86400', ['day']],
    ['wk', '604800', ['week']],
    ['mo', '2629746', ['month']],
    ['yr', '31556952', ['year']],
  ],
  data: [
    ['bit', '0.125', []],
    ['B', '1', ['byte']],
    ['kB', '1000', ['kilobyte']],
    ['MB', '1000000', ['megabyte', 'meg']],
    ['GB', '1000000000', ['gigabyte', 'gig'], ['gib']],
    ['TB', '1000000000000', ['terabyte'], ['tib']],
    ['PB', '1000000000000000', ['petabyte']],
  ],
  dataRate: [
    ['kB/s', '1000', ['kBps'], ['kbps']],
    ['MB/s', '1000000', ['MBps', 'megabytes per second'], ['mbps']],
    ['GB/s', '1000000000', ['GBps', 'gigabytes per second'], ['gbps']],
    ['Mbit/s', '125000', ['Mbps', 'Mb/s', 'megabits per second']],
    ['Gbit/s', '125000000', ['Gbps', 'Gb/s', 'gigabits per second']],
  ],
  power: [
    ['mW', '0.001', ['milliwatt']],
    ['W', '1', ['watt']],
    ['kW', '1000', ['kilowatt']],
    ['hp', '745.69987158227022', ['horsepower']],
  ],
  energy: [
    ['Wh', '1', ['watt hour']],
    ['kWh', '1000', ['kilowatt hour']],
    ['J', '1/3600', ['joule']],
    ['kJ', '1/3.6', ['kilojoule']],
    ['kcal', '4184/3600', ['kilocalorie'], ['calorie']],
  ],
  charge: [
    ['mAh', '0.001', ['milliamp hour']],
    ['Ah', '1', ['amp hour']],
  ],
  voltage: [
    ['mV', '0.001', ['millivolt']],
    ['V', '1', ['volt', 'vdc', 'vac']],
    ['kV', '1000', ['kilovolt']],
  ],
  current: [
    ['µA', '0.000001', ['uA', 'microamp']],
    ['mA', '0.001', ['milliamp', 'milliampere']],
    ['A', '1', ['amp', 'ampere']],
  ],
  resistance: [
    ['Ω', '1', ['Ohm', 'ohms', 'R']],
    ['kΩ', '1000', ['kOhm', 'kilohm', 'k ohm', 'kilo ohm', 'k']],
    ['MΩ', '1000000', ['MOhm', 'megohm', 'megaohm'], ['mohm', 'mω']],
  ],
  capacitance: [
    ['pF', '0.000000000001', ['picofarad']],
    ['nF', '0.000000001', ['nanofarad']],
    ['µF', '0.000001', ['uF', 'microfarad']],
    ['F', '1', ['farad']],
  ],
  inductance: [
    ['µH', '0.000001', ['uH', 'microhenry']],
    ['mH', '0.001', ['millihenry']],
  ],
  frequency: [
    ['Hz', '1', ['hertz']],
    ['kHz', '1000', ['kilohertz']],
    ['MHz', '1000000', ['megahertz']],
    ['GHz', '1000000000', ['gigahertz']],
  ],
  pressure: [
    ['Pa', '1', ['pascal']],
    ['kPa', '1000', ['kilopascal']],
    ['hPa', '100', ['hectopascal']],
    ['MPa', '1000000', ['megapascal']],
    ['mbar', '100', ['millibar']],
    ['bar', '100000', []],
    ['psi', '4448.2216152605/0.64516', []],
  ],
  torque: [['Nm', '1', ['newton metre', 'N m']]],
  force: [
    ['N', '1', ['newton']],
    ['kN', '1000', ['kilonewton']],
  ],
  speed: [
    ['km/h', '1/3.6', ['kmh', 'kph', 'kilometres per hour']],
    ['m/s', '1', ['metres per second']],
    ['mph', '0.44704', ['miles per hour']],
  ],
  rotation: [['rpm', '1', ['revolutions per minute']]],
  frameRate: [['fps', '1', ['frames per second', 'frame per second']]],
  light: [['lm', '1', ['lumen']]],
  sound: [['dB', '1', ['decibel']]],
  angle: [['°', '1', ['deg', 'degree']]],
  pixels: [['MP', '1', ['megapixel']]],
  temperature: [
    ['°C', '1', ['C', 'celsius', 'degrees celsius'], ['degree', 'deg']],
    ['°F', '5/9', ['fahrenheit']],
  ],
  ratio: [['%', '1', ['percent', 'per cent', 'pct']]],
}

/** Units, and further spellings of the units above, of entered values only. */
const quiet: Partial<Record<Dimension, readonly Short[]>> = {
  length: [
    ['in', '0.0254', ["''"]],
    ['ft', '0.3048', ["'", '′']],
    ['mil', '0.0000254', ['thou']],
    ['nmi', '1852', ['nautical mile']],
  ],
  mass: [
    ['ct', '0.0002', ['carat']],
    ['st', '6.35029318', ['stone']],
    ['grain', '0.00006479891'],
    ['short ton', '907.18474', ['US ton']],
    ['long ton', '1016.0469088', ['imperial ton']],
  ],
  volume: [
    ['mm3', '0.000001', ['mm³', 'cubic millimetre']],
    ['cm3', '0.001', ['cm³', 'ccm', 'cubic centimetre']],
    ['dm3', '1', ['dm³']],
    ['in3', '0.016387064', ['in³', 'cubic inch', 'cu in']],
    ['ft3', '28.316846592', ['ft³', 'cubic foot', 'cubic feet', 'cu ft']],
    ['tsp', '0.00492892159375', ['teaspoon']],
    ['tbsp', '0.01478676478125', ['tablespoon']],
    ['cup', '0.2365882365'],
    ['pt', '0.473176473', ['pint']],
    ['qt', '0.946352946', ['quart']],
    ['imp gal', '4.54609', ['imperial gallon', 'UK gal']],
    ['bbl', '158.987294928', ['barrel']],
  ],
  area: [
    ['mm2', '0.000001', ['mm²', 'square millimetre']],
    ['dm2', '0.01', ['dm²']],
    ['km2', '1000000', ['km²', 'square kilometre']],
    ['ha', '10000', ['hectare']],
    ['acre', '4046.8564224'],
    ['in2', '0.00064516', ['in²', 'sq in', 'square inch']],
    ['ft2', '0.09290304', ['ft²', 'sq ft', 'sqft', 'square foot', 'square feet']],
    ['yd2', '0.83612736', ['yd²', 'sq yd', 'square yard']],
  ],
  data: [
    ['KiB', '1024', ['kibibyte']],
    ['MiB', '1048576', ['mebibyte']],
    ['GiB', '1073741824', ['gibibyte']],
    ['TiB', '1099511627776', ['tebibyte']],
    ['PiB', '1125899906842624', ['pebibyte']],
  ],
  dataRate: [
    ['bit/s', '0.125', ['bps', 'b/s']],
    ['kbit/s', '125', ['kbps', 'kb/s']],
    ['Tbit/s', '125000000000', ['Tbps', 'Tb/s']],
    ['B/s', '1', ['Bps']],
    ['TB/s', '1000000000000', ['TBps']],
    ['MiB/s', '1048576'],
    ['GiB/s', '1073741824'],
  ],
  power: [['PS', '735.49875', ['metric horsepower']]],
  energy: [
    ['cal', '4.184/3600'],
    ['BTU', '1055.05585262/3600'],
  ],
  charge: [['C', '1/3600', ['coulomb']]],
  inductance: [['H', '1', ['henry', 'henries']]],
  conductance: [['S', '1', ['siemens', 'mho']]],
  temperature: [
    ['°C', '1', ['degC', 'centigrade']],
    ['°F', '5/9', ['F', 'degF', 'degrees fahrenheit']],
    ['K', '1', ['kelvin']],
  ],
  pressure: [
    ['atm', '101325', ['atmosphere']],
    ['mmHg', '133.322387415'],
    ['inHg', '3386.388640341'],
    ['Torr', '101325/760'],
  ],
  torque: [
    ['ft lb', '1.3558179483314004', ['ft-lb', 'ftlb', 'lb ft', 'lbf ft', 'ft lbf', 'foot pound']],
    ['in lb', '0.1129848290276167', ['in-lb', 'inlb', 'lb in', 'lbf in', 'in lbf', 'inch pound']],
  ],
  force: [
    ['lbf', '4.4482216152605', ['pound force']],
    ['kgf', '9.80665', ['kp', 'kilopond']],
  ],
  speed: [['kn', '1852/3600', ['knot', 'kt']]],
  rotation: [['1/min', '1', ['r/min', 'U/min']]],
  angle: [
    ['rad', '57.295779513082320876798154814105', ['radian']],
    ['gon', '0.9', ['grad', 'gradian']],
    ["'", '1/60', ['′', 'arcmin', 'arcminute']],
    ['"', '1/3600', ['″', 'arcsec', 'arcsecond']],
    ['turn', '360', ['revolution']],
  ],
  pixels: [['px', '0.000001', ['pixel']]],
  amountOfSubstance: [['mol', '1', ['mole']]],
  ratio: [
    ['‰', '0.1', ['permille', 'per mille']],
    ['ppm', '0.0001'],
    ['ppb', '0.0000001'],
  ],
  count: [
    ['pcs', '1', ['pc', 'piece', 'ea', 'each', 'unit', 'pce', 'stk', 'Stück']],
    ['pair', '2', ['pr']],
    ['dozen', '12', ['doz', 'dz']],
    ['gross', '144', ['grs']],
    ['k', '1000', ['K', 'thousand', 'mille']],
    ['M', '1000000', ['million']],
  ],
}

const zeros: Readonly<Record<string, string>> = { '°F': '-160/9', K: '-273.15' }

function rows(part: Partial<Record<Dimension, readonly Short[]>>, isQuiet: boolean): UnitRow[] {
  // The keys of the two records are dimensions.
  return (Object.entries(part) as [Dimension, readonly Short[]][]).flatMap(([dimension, list]) =>
    list.map(([symbol, factor, names = [], loose = []]) => ({
      symbol,
      dimension,
      factor,
      offset: dimension === 'temperature' ? zeros[symbol] : undefined,
      names,
      loose,
      quiet: isQuiet,
    })),
  )
}

/** Every unit the product knows, but for those made of a prefix and a root. */
export const unitRows: readonly UnitRow[] = [...rows(spoken, false), ...rows(quiet, true)]
