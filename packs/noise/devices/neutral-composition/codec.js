// Neutral contract of the composition of the sound environment, in JSON text:
// {t0, t1, laeq, la10, la50, la90, lafmax, coverage, classes: [{k, timeShare, energyShare, laeqK, conf}], model: {id, version}}
// Shares are 0 to 1, levels dB(A), times ISO 8601 with their zone. Nothing else may be said: no sound, no words.
var FIELDS = ['t0', 't1', 'laeq', 'la10', 'la50', 'la90', 'lafmax', 'coverage', 'classes', 'model'];
var CLASS_FIELDS = ['k', 'timeShare', 'energyShare', 'laeqK', 'conf'];
var CLASSES = ['road', 'twoWheelers', 'rail', 'aircraft', 'works', 'signals', 'voices', 'music', 'nature', 'other'];
// Shares are rounded to a thousandth, levels to a tenth.
var SHARES = 0.02;
var LEVELS = 0.5;
// Finer classes would follow a person; a window is not longer than an hour.
var SHORTEST = 60000;
var LONGEST = 3600000;
var ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

function text(b) {
  var out = '';
  for (var i = 0; i < b.length; i++) out += String.fromCharCode(b[i]);
  return out;
}
function isNumber(value) { return typeof value === 'number' && isFinite(value); }
function isShare(value) { return isNumber(value) && value >= 0 && value <= 1; }
function energy(level) { return Math.pow(10, level / 10); }
function unknownField(object, known) {
  for (var name in object) if (known.indexOf(name) < 0) return name;
  return undefined;
}
function time(value) { return typeof value === 'string' && ZONED.test(value) ? Date.parse(value) : NaN; }

function levelFault(said) {
  var levels = ['laeq', 'la10', 'la50', 'la90', 'lafmax'];
  for (var i = 0; i < levels.length; i++) if (!isNumber(said[levels[i]])) return levels[i] + ' is not a level';
  if (said.la10 < said.la50 || said.la50 < said.la90) return 'la10, la50, la90 do not fall: la10 is the high one';
  if (said.lafmax < said.laeq - LEVELS) return 'lafmax is below laeq';
  return isShare(said.coverage) ? undefined : 'coverage is not between 0 and 1';
}
function timeFault(t0, t1) {
  if (isNaN(t0) || isNaN(t1)) return 't0 or t1 is not a time with its zone (ISO 8601)';
  if (t1 - t0 < SHORTEST) return 'window of ' + (t1 - t0) / 1000 + ' s: classes finer than one minute are refused';
  return t1 - t0 > LONGEST ? 'window longer than one hour' : undefined;
}
function classFault(one, seen) {
  if (one === null || typeof one !== 'object') return 'a class is not an object';
  var unknown = unknownField(one, CLASS_FIELDS);
  if (unknown !== undefined) return 'field "' + unknown + '" of a class is not of the contract: neither sound nor words enter';
  if (CLASSES.indexOf(one.k) < 0) return 'class "' + String(one.k).slice(0, 40) + '" is not known';
  if (seen.indexOf(one.k) >= 0) return 'class ' + one.k + ' is said twice';
  if (!isShare(one.timeShare) || !isShare(one.energyShare)) return 'a share of ' + one.k + ' is not between 0 and 1';
  if (one.energyShare > 0 && !isNumber(one.laeqK)) return 'laeqK of ' + one.k + ' is not a level';
  return undefined;
}
function classesFault(said) {
  if (!Array.isArray(said.classes)) return 'classes is not a list';
  var seen = [];
  var sums = { time: 0, energy: 0, added: 0 };
  for (var i = 0; i < said.classes.length; i++) {
    var one = said.classes[i];
    var fault = classFault(one, seen);
    if (fault !== undefined) return fault;
    seen.push(one.k);
    sums.time += one.timeShare;
    sums.energy += one.energyShare;
    if (isNumber(one.laeqK)) sums.added += energy(one.laeqK);
  }
  if (seen.indexOf('other') < 0) return 'class other is missing';
  if (Math.abs(sums.time - 1) > SHARES) return 'time shares sum to ' + sums.time.toFixed(2) + ', not 1';
  if (Math.abs(sums.energy - 1) > SHARES) return 'energy shares sum to ' + sums.energy.toFixed(2) + ', not 1';
  var added = 10 * Math.log(sums.added) / Math.LN10;
  if (!(Math.abs(added - said.laeq) <= LEVELS)) return 'contributions add up to ' + added.toFixed(1) + ' dB(A), laeq is ' + said.laeq;
  return undefined;
}

function decodeUplink(input) {
  if (input.fPort !== 1) return { errors: ['port ' + input.fPort + ': data in JSON come on port 1'] };
  var said;
  try {
    said = JSON.parse(text(input.bytes));
  } catch (error) {
    return { errors: ['not JSON'] };
  }
  if (said === null || typeof said !== 'object' || Array.isArray(said)) return { errors: ['not an object'] };
  var unknown = unknownField(said, FIELDS);
  if (unknown !== undefined) return { errors: ['field "' + unknown.slice(0, 40) + '" is not of the contract: neither sound nor words enter'] };
  var t0 = time(said.t0);
  var fault = timeFault(t0, time(said.t1)) || levelFault(said) || classesFault(said);
  if (fault) return { errors: [fault] };
  var entry = { time: t0, LAeq: said.laeq, LA10: said.la10, LA50: said.la50, LA90: said.la90, LAFmax: said.lafmax };
  // Seconds of the window.
  entry.duration = (time(said.t1) - t0) / 1000;
  entry.coverage = 100 * said.coverage;
  entry.timeShare = {};
  entry.contribution = {};
  for (var i = 0; i < CLASSES.length; i++) {
    entry.timeShare[CLASSES[i]] = 0;
    // Nothing heard: 0 dB(A) weighs nothing beside a street, and keeps the time of the window.
    entry.contribution[CLASSES[i]] = 0;
  }
  for (var j = 0; j < said.classes.length; j++) {
    var one = said.classes[j];
    entry.timeShare[one.k] = Math.round(100000 * one.timeShare) / 1000;
    if (one.energyShare > 0) entry.contribution[one.k] = Math.max(0, one.laeqK);
  }
  return { data: { history: [entry] } };
}
