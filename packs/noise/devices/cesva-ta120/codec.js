// CESVA TA120 sound level meter as Sentilo says it: one message a minute, letters are the maker's.
// N LAeq of the minute; S its seconds "LAeq,overload,under-range;…"; O and U the same two for the minute; M is kept.
// The time of the message is that of its last second. Bytes are the data as JSON text.
var PORT = 1;
var SECOND = 1000;

function text(b) {
  var out = '';
  for (var i = 0; i < b.length; i++) out += String.fromCharCode(b[i]);
  return out;
}
function number(value) {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}
function yes(value) {
  return value === true || value === 1 || value === 'true' || value === '1';
}

function seconds(said) {
  var parts = said.split(';');
  var out = [];
  for (var i = 0; i < parts.length; i++) {
    var one = parts[i].split(',');
    var level = number(one[0]);
    if (one.length !== 3 || level === undefined) return undefined;
    out.push({ level: level, over: yes(one[1].trim()), under: yes(one[2].trim()) });
  }
  return out;
}

function decodeUplink(input) {
  if (input.fPort !== PORT) return { errors: ['port ' + input.fPort + ': data in JSON come on port 1'] };
  var said;
  try {
    said = JSON.parse(text(input.bytes));
  } catch (error) {
    return { errors: ['not JSON'] };
  }
  if (said === null || typeof said !== 'object') return { errors: ['not an object'] };
  var level = number(said.N);
  if (level === undefined && typeof said.S !== 'string') return { errors: ['neither N nor S: not a message of a TA120'] };
  var last = input.recvTime === undefined ? 0 : Number(input.recvTime);
  var list = typeof said.S === 'string' ? seconds(said.S) : [];
  if (list === undefined) return { errors: ['S is not a list of "level,overload,under-range"'] };
  if (list.length > 60) return { errors: ['S holds ' + list.length + ' seconds: 60 at most'] };
  var out = { history: [], overload: 0, underRange: 0 };
  if (level !== undefined) out.history.push({ time: last - 59 * SECOND, LAeq: level });
  for (var i = 0; i < list.length; i++) {
    out.history.push({ time: last - (list.length - 1 - i) * SECOND, LAeq1s: list[i].level });
    if (list[i].over) out.overload += 1;
    if (list[i].under) out.underRange += 1;
  }
  if (yes(said.O) && out.overload === 0) out.overload = 1;
  if (yes(said.U) && out.underRange === 0) out.underRange = 1;
  return { data: out };
}
