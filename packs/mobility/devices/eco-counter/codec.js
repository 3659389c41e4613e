// Eco-Counter, APIs v1 and v2, one count of one flow in JSON text: {count, granularity?, status?}.
// 0: counted, nobody. null: not counted, so nothing is said of that step. Counts are of the step that begins at the time.
var STEPS = { PT15M: 900, PT30M: 1800, PT1H: 3600, P1D: 86400, '15m': 900, hour: 3600, day: 86400 };

function text(b) {
  var out = '';
  for (var i = 0; i < b.length; i++) out += String.fromCharCode(b[i]);
  return out;
}

function decodeUplink(input) {
  if (input.fPort !== 1) return { errors: ['port ' + input.fPort + ': counts in JSON have port 1'] };
  var said;
  try {
    said = JSON.parse(text(input.bytes));
  } catch (error) {
    return { errors: ['not JSON'] };
  }
  if (said === null || typeof said !== 'object') return { errors: ['not a count'] };
  var count = said.count;
  if (count === null) return { data: {}, warnings: ['step not counted'] };
  if (typeof count !== 'number' || !isFinite(count)) return { errors: ['count is not a number'] };
  var data = { count: count };
  if (said.granularity !== null && said.granularity !== undefined) {
    var step = STEPS[said.granularity];
    if (step === undefined) return { errors: ['granularity ' + said.granularity + ': counts of a day at most are taken'] };
    data.step = step;
  }
  if (said.status !== null && said.status !== undefined) data.status = said.status;
  return { data: data };
}
