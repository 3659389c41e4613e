/* Made from openapi.json by tools/docs-gen/client-types.ts: do not edit. */

export interface paths {
  "/api/v1/session": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { kind: "person" | "token" | "bootstrap"; name: string; role: "reader" | "operator" | "manager" | "administrator"; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { login: string; password: string; }; } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { kind: "person" | "token" | "bootstrap"; name: string; role: "reader" | "operator" | "manager" | "administrator"; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectors": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: string; kind: string; name: string; settings: Record<string, unknown>; created: string; disabled?: string; activity?: { state: "receiving" | "silent" | "never" | "disabled"; devices: number; lastFrame?: string; received: number; trouble: number; framesPerHour: number; }; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { id: string; kind: string; name: string; settings?: Record<string, unknown>; }; } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { id: string; token: string; kind: string; name: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectors/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: string; kind: string; name: string; settings: Record<string, unknown>; created: string; disabled?: string; activity?: { state: "receiving" | "silent" | "never" | "disabled"; devices: number; lastFrame?: string; received: number; trouble: number; framesPerHour: number; }; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    options?: never;
    head?: never;
    patch: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody: { content: { "application/json": { name?: string; settings?: Record<string, unknown>; disabled?: boolean; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: string; kind: string; name: string; settings: Record<string, unknown>; created: string; disabled?: string; activity?: { state: "receiving" | "silent" | "never" | "disabled"; devices: number; lastFrame?: string; received: number; trouble: number; framesPerHour: number; }; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    trace?: never;
  };
  "/api/v1/connectors/{id}/token": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { id: string; token: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connector-kinds": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ kind: string; label: { fr: string; en: string; }; way: "push" | "pull"; about?: { fr: string; en: string; }; settings: ({ name: string; label: { fr: string; en: string; }; help: { fr: string; en: string; }; type: "text" | "secret" | "number" | "path" | "names" | "table" | "choice"; required?: boolean; choices?: { value: string; label: { fr: string; en: string; }; }[]; example?: string; })[]; guide?: { where: { fr: string; en: string; }; lines: { name: { fr: string; en: string; }; value: string; }[]; }; })[]; doors: { publicUrl?: string; mqttPort?: number; coapPort?: number; }; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectors/{id}/try": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody: { content: { "application/json": { message: string; path?: string; settings?: Record<string, unknown>; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { total: number; frames: { uplink?: { device: string; time: string; port?: number; bytes?: string; data?: Record<string, unknown>; counter?: number; gateway?: string; rssi?: number; snr?: number; spreadingFactor?: number; }; registered?: boolean; event?: string; reason?: string; detail?: string; }[]; refusal?: { code: string; detail: string; }; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/pull-sources": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: string; name: string; kind: string; label: { fr: string; en: string; }; about: { fr: string; en: string; }; status: "new" | "ok" | "late" | "trouble" | "disabled"; running: boolean; tried?: string; succeeded?: string; newest?: string; lag?: number; next?: string; cursor: { readTo?: string; past?: { from: string; to: string; }; }; trouble?: { fault: string; detail: string; time: string; }; failures: number; today: { pages: number; records: number; fresh: number; }; rhythm: { every: number; overlap: number; window: number; }; quota: { perMinute: number; perDay: number; }; recent: { time: string; from: string; to: string; part: string; took: number; status?: number; bytes?: number; records?: number; fresh?: number; fault?: string; }[]; })[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectors/{id}/pull": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: string; name: string; kind: string; label: { fr: string; en: string; }; about: { fr: string; en: string; }; status: "new" | "ok" | "late" | "trouble" | "disabled"; running: boolean; tried?: string; succeeded?: string; newest?: string; lag?: number; next?: string; cursor: { readTo?: string; past?: { from: string; to: string; }; }; trouble?: { fault: string; detail: string; time: string; }; failures: number; today: { pages: number; records: number; fresh: number; }; rhythm: { every: number; overlap: number; window: number; }; quota: { perMinute: number; perDay: number; }; recent: { time: string; from: string; to: string; part: string; took: number; status?: number; bytes?: number; records?: number; fresh?: number; fault?: string; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectors/pull/try": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { kind: string; settings: Record<string, unknown>; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { url: string; status?: number; bytes?: number; records: number; more: boolean; failure?: { fault: string; detail: string; }; read: { record: Record<string, unknown>; device?: string; time?: string; data?: Record<string, unknown>; flag?: number; event?: string; unreadable?: string; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectors/{id}/pull/run": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 202: { headers: Record<string, unknown>; content: { "application/json": { id: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectors/{id}/pull/rewind": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody: { content: { "application/json": { from: string; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: string; from: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/codecs": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { id?: string; state?: "draft" | "tested" | "active" | "retired"; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: string; version: string; sha256: string; state: "draft" | "tested" | "active" | "retired"; created: string; tested?: string; activated?: string; retired?: string; maker?: string; licence?: string; sourceUrl?: string; sourceCommit?: string; author?: string; notes?: string; vectorCount: number; devices: number; tally?: { decoded: number; failed: number; lastFault?: string; }; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { id: string; version: string; source: string; vectors?: Record<string, unknown>[]; maker?: string; licence?: string; sourceUrl?: string; sourceCommit?: string; author?: string; notes?: string; draft?: boolean; }; } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { id: string; version: string; state: "draft" | "tested" | "active" | "retired"; findings: ({ finding: string; severity: "refuse" | "warn"; where: string; detail: { fr: string; en: string; }; })[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/codecs/{id}/{version}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { id: string; version: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: string; version: string; sha256: string; state: "draft" | "tested" | "active" | "retired"; created: string; tested?: string; activated?: string; retired?: string; maker?: string; licence?: string; sourceUrl?: string; sourceCommit?: string; author?: string; notes?: string; vectorCount: number; devices: number; tally?: { decoded: number; failed: number; lastFault?: string; }; source: string; vectors: Record<string, unknown>[]; report?: { vectors: ({ index: number; kind: "uplink" | "encode" | "decode"; description: string; ok: boolean; detail?: string; })[]; findings: ({ finding: string; severity: "refuse" | "warn"; where: string; detail: { fr: string; en: string; }; })[]; }; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/codecs/{id}/{version}/test": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: string; version: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { vectors: ({ index: number; kind: "uplink" | "encode" | "decode"; description: string; ok: boolean; detail?: string; })[]; findings: ({ finding: string; severity: "refuse" | "warn"; where: string; detail: { fr: string; en: string; }; })[]; passed: boolean; state: "draft" | "tested" | "active" | "retired"; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/codecs/{id}/{version}/activate": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: string; version: string; }; cookie?: never; }; requestBody: { content: { "application/json": { reason?: string; takeOver?: boolean; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { state: "draft" | "tested" | "active" | "retired"; changed: number; vectors: ({ index: number; kind: "uplink" | "encode" | "decode"; description: string; ok: boolean; detail?: string; })[]; findings: ({ finding: string; severity: "refuse" | "warn"; where: string; detail: { fr: string; en: string; }; })[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/codecs/{id}/{version}/retire": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: string; version: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { state: "draft" | "tested" | "active" | "retired"; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/codecs/{id}/{version}/diff": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query: { with: string; }; header?: never; path: { id: string; version: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { parts: ({ kind: "same" | "added" | "removed"; text: string; })[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/codecs/try": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { source?: string; codec?: { id: string; version: string; }; against?: { id: string; version: string; }; reader?: { device: string; connector?: string; } | { model: string; }; frames: { bytes: string; port?: number; time?: string; }[]; vectors?: Record<string, unknown>[]; id?: string; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ bytes: string; port: number; outcome: { data?: Record<string, unknown>; warnings: string[]; fault?: string; detail?: string; console: string[]; milliseconds: number; observations: ({ field: string; quantity: string; unit: string; time: string; value: number | null; flag: 1 | 2 | 3 | 4 | 9; reasons: string[]; })[]; }; against?: { data?: Record<string, unknown>; warnings: string[]; fault?: string; detail?: string; console: string[]; milliseconds: number; observations: ({ field: string; quantity: string; unit: string; time: string; value: number | null; flag: 1 | 2 | 3 | 4 | 9; reasons: string[]; })[]; }; })[]; report?: { vectors: ({ index: number; kind: "uplink" | "encode" | "decode"; description: string; ok: boolean; detail?: string; })[]; findings: ({ finding: string; severity: "refuse" | "warn"; where: string; detail: { fr: string; en: string; }; })[]; }; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/codec-assignments": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { codec?: string; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: { model?: string; group?: string; device?: string; connector?: string; codec: { id: string; version: string; }; who: string; assigned: string; }[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { target: { model: string; } | { group: string; } | { device: string; connector?: string; }; codec: { id: string; version: string; }; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { changed: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/codec-assignments/remove": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { target: { model: string; } | { group: string; } | { device: string; connector?: string; }; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { changed: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/device-models": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: string; domain: string; maker: string; model: string; label: { fr: string; en: string; }; expectedPeriod: number; codec: { id: string; version: string; }; datastreams: ({ field: string; quantity: string; unit?: string; factor?: number; offset?: number; sensorRange?: [number, number]; role?: "measure" | "health"; period?: number; })[]; })[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/devices": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { q?: string; id?: string; connector?: string; model?: string; lifeCycle?: "ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired"; group?: string; tag?: string; supplier?: string; contract?: string; commune?: string; domain?: string; asset?: string; sort?: "created" | "id" | "name" | "model" | "lifeCycle" | "connector" | "asset" | "commune" | "installed" | "firmware" | "-created" | "-id" | "-name" | "-model" | "-lifeCycle" | "-connector" | "-asset" | "-commune" | "-installed" | "-firmware"; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: string; connector: string; codec?: { id: string; version: string; }; registeredCodec?: { id: string; version: string; }; name: string; model?: string; asset?: string; assetName?: string; domain?: string; commune?: string; communeCode?: string; place?: { longitude: number; latitude: number; }; expectedPeriod: number; installed?: string; lifeCycle: "ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired"; nextLifeCycles: ("ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired")[]; retired?: string; serial?: string; firmware?: string; supplier?: string; contract?: string; purchaseCost?: number; purchaseDate?: string; monthlyCost?: number; tags: string[]; groups: string[]; notes?: string; photo: boolean; created: string; changed: string; })[]; next?: string; total: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": ({ id: string; connector: string; codec?: { id: string; version: string; }; name?: string; model?: string; expectedPeriod?: number; installed?: string; asset?: string | { key: string; type?: string; domain?: string; name?: string; commune?: string; properties?: Record<string, unknown>; }; place?: { longitude: number; latitude: number; }; datastreams?: ({ field: string; quantity: string; unit?: string; factor?: number; offset?: number; sensorRange?: [number, number]; role?: "measure" | "health"; period?: number; name?: string; })[]; lifeCycle?: "ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired"; tags?: string[]; groups?: string[]; serial?: string; firmware?: string; supplier?: string; contract?: string; purchaseCost?: number; purchaseDate?: string; monthlyCost?: number; notes?: string; })[] | { id: string; connector: string; codec?: { id: string; version: string; }; name?: string; model?: string; expectedPeriod?: number; installed?: string; asset?: string | { key: string; type?: string; domain?: string; name?: string; commune?: string; properties?: Record<string, unknown>; }; place?: { longitude: number; latitude: number; }; datastreams?: ({ field: string; quantity: string; unit?: string; factor?: number; offset?: number; sensorRange?: [number, number]; role?: "measure" | "health"; period?: number; name?: string; })[]; lifeCycle?: "ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired"; tags?: string[]; groups?: string[]; serial?: string; firmware?: string; supplier?: string; contract?: string; purchaseCost?: number; purchaseDate?: string; monthlyCost?: number; notes?: string; }; } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { id: string; asset?: string; datastreams: { id: number; field: string; }[]; warnings: string[]; } | { items: { id: string; asset?: string; datastreams: { id: number; field: string; }[]; warnings: string[]; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/devices/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { connector?: string; }; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: string; connector: string; codec?: { id: string; version: string; }; registeredCodec?: { id: string; version: string; }; name: string; model?: string; asset?: string; assetName?: string; domain?: string; commune?: string; communeCode?: string; place?: { longitude: number; latitude: number; }; expectedPeriod: number; installed?: string; lifeCycle: "ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired"; nextLifeCycles: ("ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired")[]; retired?: string; serial?: string; firmware?: string; supplier?: string; contract?: string; purchaseCost?: number; purchaseDate?: string; monthlyCost?: number; tags: string[]; groups: string[]; notes?: string; photo: boolean; created: string; changed: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete: { parameters: { query?: { connector?: string; }; header?: never; path: { id: string; }; cookie?: never; }; requestBody: { content: { "application/json": { time?: string; note?: string; } | null; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: string; connector: string; codec?: { id: string; version: string; }; registeredCodec?: { id: string; version: string; }; name: string; model?: string; asset?: string; assetName?: string; domain?: string; commune?: string; communeCode?: string; place?: { longitude: number; latitude: number; }; expectedPeriod: number; installed?: string; lifeCycle: "ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired"; nextLifeCycles: ("ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired")[]; retired?: string; serial?: string; firmware?: string; supplier?: string; contract?: string; purchaseCost?: number; purchaseDate?: string; monthlyCost?: number; tags: string[]; groups: string[]; notes?: string; photo: boolean; created: string; changed: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    options?: never;
    head?: never;
    patch: { parameters: { query?: { connector?: string; }; header?: never; path: { id: string; }; cookie?: never; }; requestBody: { content: { "application/json": { name?: string; connector?: string; codec?: { id: string; version: string; } | null; model?: string | null; expectedPeriod?: number; installed?: string | null; lifeCycle?: "ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired"; serial?: string | null; firmware?: string | null; supplier?: string | null; contract?: string | null; purchaseCost?: number | null; purchaseDate?: string | null; monthlyCost?: number | null; tags?: string[] | null; groups?: string[] | null; notes?: string | null; time?: string; note?: string; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: string; connector: string; codec?: { id: string; version: string; }; registeredCodec?: { id: string; version: string; }; name: string; model?: string; asset?: string; assetName?: string; domain?: string; commune?: string; communeCode?: string; place?: { longitude: number; latitude: number; }; expectedPeriod: number; installed?: string; lifeCycle: "ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired"; nextLifeCycles: ("ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired")[]; retired?: string; serial?: string; firmware?: string; supplier?: string; contract?: string; purchaseCost?: number; purchaseDate?: string; monthlyCost?: number; tags: string[]; groups: string[]; notes?: string; photo: boolean; created: string; changed: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    trace?: never;
  };
  "/api/v1/devices/{id}/replace": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: { connector?: string; }; header?: never; path: { id: string; }; cookie?: never; }; requestBody: { content: { "application/json": { by: string | { id: string; connector?: string; }; oldBecomes?: "retired" | "in-stock"; time?: string; note?: string; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { old: { id: string; connector: string; codec?: { id: string; version: string; }; registeredCodec?: { id: string; version: string; }; name: string; model?: string; asset?: string; assetName?: string; domain?: string; commune?: string; communeCode?: string; place?: { longitude: number; latitude: number; }; expectedPeriod: number; installed?: string; lifeCycle: "ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired"; nextLifeCycles: ("ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired")[]; retired?: string; serial?: string; firmware?: string; supplier?: string; contract?: string; purchaseCost?: number; purchaseDate?: string; monthlyCost?: number; tags: string[]; groups: string[]; notes?: string; photo: boolean; created: string; changed: string; }; new: { id: string; connector: string; codec?: { id: string; version: string; }; registeredCodec?: { id: string; version: string; }; name: string; model?: string; asset?: string; assetName?: string; domain?: string; commune?: string; communeCode?: string; place?: { longitude: number; latitude: number; }; expectedPeriod: number; installed?: string; lifeCycle: "ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired"; nextLifeCycles: ("ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired")[]; retired?: string; serial?: string; firmware?: string; supplier?: string; contract?: string; purchaseCost?: number; purchaseDate?: string; monthlyCost?: number; tags: string[]; groups: string[]; notes?: string; photo: boolean; created: string; changed: string; }; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/devices/{id}/move": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: { connector?: string; }; header?: never; path: { id: string; }; cookie?: never; }; requestBody: { content: { "application/json": { asset?: string | { key: string; type?: string; domain?: string; name?: string; commune?: string; properties?: Record<string, unknown>; }; place?: { longitude: number; latitude: number; }; time?: string; note?: string; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: string; connector: string; codec?: { id: string; version: string; }; registeredCodec?: { id: string; version: string; }; name: string; model?: string; asset?: string; assetName?: string; domain?: string; commune?: string; communeCode?: string; place?: { longitude: number; latitude: number; }; expectedPeriod: number; installed?: string; lifeCycle: "ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired"; nextLifeCycles: ("ordered" | "in-stock" | "installed" | "in-service" | "under-repair" | "retired")[]; retired?: string; serial?: string; firmware?: string; supplier?: string; contract?: string; purchaseCost?: number; purchaseDate?: string; monthlyCost?: number; tags: string[]; groups: string[]; notes?: string; photo: boolean; created: string; changed: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/devices/{id}/events": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { connector?: string; limit?: number; }; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: { id: string; time: string; kind: string; device?: string; thing?: string; who: string; note?: string; detail: Record<string, unknown>; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post: { parameters: { query?: { connector?: string; }; header?: never; path: { id: string; }; cookie?: never; }; requestBody: { content: { "application/json": { kind: "cleaned" | "calibrated" | "repaired" | "inspected" | "battery-changed" | "vandalised" | "other"; time?: string; note?: string; }; } }; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/devices/{id}/history": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { connector?: string; limit?: number; cursor?: string; }; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: { id: string; time: string; who: string; action: string; detail: Record<string, unknown>; }[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/things/{key}/events": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { from?: string; to?: string; limit?: number; }; header?: never; path: { key: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: { id: string; time: string; kind: string; device?: string; thing?: string; who: string; note?: string; detail: Record<string, unknown>; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/suppliers": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: { name: string; notes?: string; email?: string; phone?: string; website?: string; key: string; devices: number; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/suppliers/{key}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { key: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { name: string; notes?: string; email?: string; phone?: string; website?: string; key: string; devices: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put: { parameters: { query?: never; header?: never; path: { key: string; }; cookie?: never; }; requestBody: { content: { "application/json": { name: string; notes?: string; email?: string; phone?: string; website?: string; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { name: string; notes?: string; email?: string; phone?: string; website?: string; key: string; devices: number; }; } }; 201: { headers: Record<string, unknown>; content: { "application/json": { name: string; notes?: string; email?: string; phone?: string; website?: string; key: string; devices: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { key: string; }; cookie?: never; }; requestBody?: never; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/contracts": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: { name: string; notes?: string; supplier?: string; start?: string; end?: string; owedAvailability?: number; monthlyCost?: unknown; key: string; devices: number; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/contracts/{key}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { key: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { name: string; notes?: string; supplier?: string; start?: string; end?: string; owedAvailability?: number; monthlyCost?: unknown; key: string; devices: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put: { parameters: { query?: never; header?: never; path: { key: string; }; cookie?: never; }; requestBody: { content: { "application/json": { name: string; notes?: string; supplier?: string; start?: string; end?: string; owedAvailability?: number; monthlyCost?: number; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { name: string; notes?: string; supplier?: string; start?: string; end?: string; owedAvailability?: number; monthlyCost?: unknown; key: string; devices: number; }; } }; 201: { headers: Record<string, unknown>; content: { "application/json": { name: string; notes?: string; supplier?: string; start?: string; end?: string; owedAvailability?: number; monthlyCost?: unknown; key: string; devices: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { key: string; }; cookie?: never; }; requestBody?: never; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/groups": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: { name: string; notes?: string; key: string; devices: number; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/groups/{key}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { key: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { name: string; notes?: string; key: string; devices: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put: { parameters: { query?: never; header?: never; path: { key: string; }; cookie?: never; }; requestBody: { content: { "application/json": { name: string; notes?: string; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { name: string; notes?: string; key: string; devices: number; }; } }; 201: { headers: Record<string, unknown>; content: { "application/json": { name: string; notes?: string; key: string; devices: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { key: string; }; cookie?: never; }; requestBody?: never; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/devices/{id}/photo": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { connector?: string; }; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put: { parameters: { query?: { connector?: string; }; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    post?: never;
    delete: { parameters: { query?: { connector?: string; }; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/search": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query: { q: string; limit?: number; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ kind: "device" | "thing" | "commune"; key: string; name: string; connector?: string; model?: string; domain?: string; commune?: string; asset?: string; })[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/things/{key}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { key: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: number; key: string; name: string; domain: string; assetType: string; commune?: string; longitude: number; latitude: number; lastTime?: string; openAlarms: number; worstPriority?: "critical" | "high" | "medium" | "low"; latest: ({ datastream: number; field: string; quantity: string; unit: string; role: "measure" | "health"; derived: boolean; period: number; time?: string; raw: number | null; adjusted: number | null; flag: 1 | 2 | 3 | 4 | 9; reasons: string[]; })[]; properties: Record<string, unknown>; devices: { key: string; name: string; connector: string; model?: string; codec?: { id: string; version: string; }; expectedPeriod: number; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: { parameters: { query?: never; header?: never; path: { key: string; }; cookie?: never; }; requestBody: { content: { "application/json": { name?: string; notes?: string | null; tags?: string[]; place?: { longitude: number; latitude: number; }; properties?: Record<string, unknown>; time?: string; note?: string; }; } }; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    trace?: never;
  };
  "/api/v1/things": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { domain?: string; search?: string; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: number; key: string; name: string; domain: string; assetType: string; commune?: string; longitude: number; latitude: number; lastTime?: string; openAlarms: number; worstPriority?: "critical" | "high" | "medium" | "low"; latest: ({ datastream: number; field: string; quantity: string; unit: string; role: "measure" | "health"; derived: boolean; period: number; time?: string; raw: number | null; adjusted: number | null; flag: 1 | 2 | 3 | 4 | 9; reasons: string[]; })[]; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/datastreams": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { device?: string; thing?: string; quantity?: string; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: number; device: string; thing: string; field: string; quantity: string; unit: string; factor: number; offset: number; sensorRange?: [number, number]; role: "measure" | "health"; law: string; period: number; derivedFrom?: number; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/datastreams/{id}/series": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query: { from: string; to: string; grain?: "raw" | "hour" | "day"; }; header?: never; path: { id: number; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { datastream: number; quantity: string; unit: string; law: string; grain: "raw" | "hour" | "day"; items: ({ time: string; value: number | null; flag: 1 | 2 | 3 | 4 | 9; coverage: number; })[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/indicators": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { indicator?: string; thing?: string; from?: string; to?: string; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ indicator: string; thing: string; datastream: number; start: string; end: string; value: number | null; coverage: number; completeness: "good" | "partial" | "none"; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/observations": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { device?: string; thing?: string; datastream?: number; quantity?: string; from?: string; to?: string; order?: "asc" | "desc"; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ phenomenonTime: string; raw: number | null; flag: 1 | 2 | 3 | 4 | 9; reasons: string[]; adjusted: number | null; unit: string; codec: { id: string; version: string; } | null; frame: string; device: string; datastream: number; quantity: string; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/observations.csv": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { device?: string; thing?: string; datastream?: number; quantity?: string; from?: string; to?: string; order?: "asc" | "desc"; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/alarms": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { open?: "true" | "false"; domain?: string; thing?: string; priority?: "critical" | "high" | "medium" | "low"; parent?: string; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: string; rule: string; thing?: { key: string; name: string; commune?: string; }; subject: { key: string; name: string; commune?: string; kind: "thing" | "gateway" | "connector"; }; parent?: string; children: number; domain: string; priority: "critical" | "high" | "medium" | "low"; level: number; state: "active-unacknowledged" | "active-acknowledged" | "returned-unacknowledged" | "shelved" | "suppressed" | "out-of-service" | "closed"; opened: string; raised: string; closed?: string; value?: number; threshold?: number; unit?: string; owner?: string; acknowledged?: string; dataLost: boolean; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/alarms/{id}/events": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: { time: string; kind: string; level?: number; value?: number; person?: string; reason?: string; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/alarms/{id}/acknowledge": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody: { content: { "application/json": { reason?: string; } | null; } }; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/commands": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { order?: string; state?: "asked" | "queued" | "sent" | "acknowledged" | "verified" | "unproven" | "expired" | "failed" | "cancelled"; open?: "true" | "false"; device?: string; thing?: string; kind?: string; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: string; order: { id: string; devices: number; }; device: { id: string; name: string; model?: string; }; thing: { key: string; name: string; commune?: string; }; connector: string; kind: string; parameters: Record<string, unknown>; port: number; bytes: string; confirmed: boolean; priority: number; gateway?: string; airSeconds: number; who: string; reason?: string; asked: string; notBefore: string; expires: string; proofUntil?: string; cancellable: boolean; attempts: number; state: "asked" | "queued" | "sent" | "acknowledged" | "verified" | "unproven" | "expired" | "failed" | "cancelled"; stateTime: string; stateReason?: string; ended?: string; measured?: { value: number; time: string; }; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post: { parameters: { query?: never; header?: { "idempotency-key"?: string; }; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { device?: string; devices?: string[]; things?: string[]; model?: string; kind: string; parameters?: Record<string, unknown>; port?: number; bytes?: string; confirmed?: boolean; priority?: -1 | 0 | 1; notBefore?: string; expiresIn?: number; perMinute?: number; acceptLive?: boolean; reason?: string; key?: string; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { order: string; commands: string[]; }; } }; 201: { headers: Record<string, unknown>; content: { "application/json": { order: string; commands: string[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/commands/balance": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { from?: string; to?: string; order?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { asked: number; open: { asked: number; queued: number; sent: number; acknowledged: number; }; ends: { verified: number; unproven: number; expired: number; failed: number; cancelled: number; }; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/commands/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: string; order: { id: string; devices: number; }; device: { id: string; name: string; model?: string; }; thing: { key: string; name: string; commune?: string; }; connector: string; kind: string; parameters: Record<string, unknown>; port: number; bytes: string; confirmed: boolean; priority: number; gateway?: string; airSeconds: number; who: string; reason?: string; asked: string; notBefore: string; expires: string; proofUntil?: string; cancellable: boolean; attempts: number; state: "asked" | "queued" | "sent" | "acknowledged" | "verified" | "unproven" | "expired" | "failed" | "cancelled"; stateTime: string; stateReason?: string; ended?: string; measured?: { value: number; time: string; }; events: { time: string; kind: string; who: string; reason?: string; value?: number; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/devices/{id}/commands-known": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { reachable: boolean; loraClass?: "A" | "B" | "C"; ports: number[]; commands: ({ id: string; label: { fr: string; en: string; }; about?: { fr: string; en: string; }; mode: "live" | "programme" | "setting"; confirmed: boolean; proven: boolean; parameters: ({ key: string; label: { fr: string; en: string; }; type: "integer" | "choice" | "instant"; unit?: string; min?: number; max?: number; choices?: { value: number; label: { fr: string; en: string; }; }[]; initial?: number; })[]; })[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/commands/plan": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { device?: string; devices?: string[]; things?: string[]; model?: string; kind: string; parameters?: Record<string, unknown>; port?: number; bytes?: string; confirmed?: boolean; priority?: -1 | 0 | 1; notBefore?: string; expiresIn?: number; perMinute?: number; acceptLive?: boolean; reason?: string; key?: string; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { commands: number; start: string; finish: string; airSeconds: number; gateways: { gateway?: string; commands: number; airSeconds: number; share: number; finish: string; }[]; warnings: ("live-order" | "unproven" | "unknown-gateway")[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/commands/{id}/cancel": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody: { content: { "application/json": { reason?: string; } | null; } }; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/frames": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { connector?: string; device?: string; end?: "stored" | "duplicate" | "rejected" | "quarantined" | "pending"; from?: string; to?: string; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: string; receivedTime: string; connector: string; end: "stored" | "duplicate" | "rejected" | "quarantined" | "pending"; reason?: string; body: unknown; uplink?: { device: string; time: string; port?: number; bytes?: string; data?: Record<string, unknown>; counter?: number; gateway?: string; rssi?: number; snr?: number; spreadingFactor?: number; }; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/ledger/balance": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { from?: string; to?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { received: number; stored: number; duplicate: number; rejected: number; quarantined: number; pending: number; byConnector: { connector: string; received: number; stored: number; duplicate: number; rejected: number; quarantined: number; pending: number; }[]; byHour: { hour: string; received: number; stored: number; duplicate: number; rejected: number; quarantined: number; pending: number; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/quarantine": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { reason?: string; connector?: string; device?: string; from?: string; to?: string; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ reason: string; label: { fr: string; en: string; }; remedy: { fr: string; en: string; }; mend: "device" | "codec" | "connector" | "nothing"; connector: string; device?: string; frames: number; first: string; last: string; example: string; registered: boolean; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/quarantine/frames": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { reason?: string; connector?: string; device?: string; from?: string; to?: string; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: string; receivedTime: string; connector: string; end: "stored" | "duplicate" | "rejected" | "quarantined" | "pending"; reason?: string; body: unknown; uplink?: { device: string; time: string; port?: number; bytes?: string; data?: Record<string, unknown>; counter?: number; gateway?: string; rssi?: number; snr?: number; spreadingFactor?: number; }; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/quarantine/decode": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { frame: string; codec: { id: string; version: string; }; device?: string; }; } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { data?: Record<string, unknown>; warnings: string[]; fault?: string; detail?: string; console: string[]; milliseconds: number; observations: ({ field: string; quantity: string; unit: string; time: string; value: number | null; flag: 1 | 2 | 3 | 4 | 9; reasons: string[]; })[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/quarantine/reinjections": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: number; who: string; state: "running" | "done" | "cancelled"; filter: Record<string, unknown>; total: number; stored: number; duplicate: number; rejected: number; quarantined: number; created: string; ended?: string; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/quarantine/reinjections/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { id: number; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: number; who: string; state: "running" | "done" | "cancelled"; filter: Record<string, unknown>; total: number; stored: number; duplicate: number; rejected: number; quarantined: number; created: string; ended?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/quarantine/reinjections/{id}/cancel": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: number; }; cookie?: never; }; requestBody?: never; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/quarantine/reinject": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { frames?: string[]; reason?: string; connector?: string; device?: string; from?: string; to?: string; all?: true; }; } }; responses: { 202: { headers: Record<string, unknown>; content: { "application/json": { id: number; who: string; state: "running" | "done" | "cancelled"; filter: Record<string, unknown>; total: number; stored: number; duplicate: number; rejected: number; quarantined: number; created: string; ended?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/people": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: number; login: string; name: string; role: "reader" | "operator" | "manager" | "administrator"; created: string; disabled?: string; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { login: string; name: string; role: "reader" | "operator" | "manager" | "administrator"; password: string; }; } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { id: number; login: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/people/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { id: number; }; cookie?: never; }; requestBody?: never; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/tokens": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: number; name: string; role: "reader" | "operator" | "manager" | "administrator"; created: string; expires?: string; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { name: string; role: "reader" | "operator" | "manager" | "administrator"; expires?: string; }; } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { id: number; name: string; token: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/tokens/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { id: number; }; cookie?: never; }; requestBody?: never; responses: { 204: { headers: Record<string, unknown>; content?: never }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/journal": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { who?: string; action?: string; object?: string; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: { id: string; time: string; who: string; action: string; object: string; detail: Record<string, unknown>; }[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/territory": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { name: string; demonstration: boolean; packs: ({ id: string; label: { fr: string; en: string; }; hue: string; icon: string; headline: string; assetTypes: { id: string; label: { fr: string; en: string; }; properties: { key: string; label: { fr: string; en: string; }; unit?: string; }[]; }[]; rules: ({ id: string; label: { fr: string; en: string; }; quantity: string; assetTypes: string[]; thresholds: (number | string)[]; response: { title: { fr: string; en: string; }; steps: { fr: string; en: string; }[]; }; })[]; indicators: ({ id: string; label: { fr: string; en: string; }; quantity: string; kind: "each" | "window"; })[]; })[]; quantities: { key: string; label: { fr: string; en: string; }; unit: string; symbol: string; qudt: string; decimals: number; law: string; }[]; rules: ({ id: string; label: { fr: string; en: string; }; quantity: string; assetTypes: string[]; thresholds: (number | string)[]; response: { title: { fr: string; en: string; }; steps: { fr: string; en: string; }[]; }; })[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/territory/outlines": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/replays": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: number; created: string; who: string; from: string; to: string; selection: { devices?: string[]; model?: string; codec?: { id: string; version?: string; }; connector?: string; }; devices: number; codec?: { id: string; version: string; }; state: "waiting" | "comparing" | "compared" | "applying" | "applied" | "cancelled" | "interrupted" | "failed"; stopping: boolean; fault?: string; framesExpected: number; framesRead: number; framesDecoded: number; framesRefused: number; framesSkipped: number; framesReadable: number; valuesChanged: number; valuesApplied: number; valuesLeft: number; compared?: string; appliedBy?: string; reason?: string; applied?: string; revision?: string; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never; }; requestBody: { content: { "application/json": { from: string; to?: string; devices?: string[]; model?: string; assigned?: { id: string; version?: string; }; connector?: string; codec?: { id: string; version: string; }; }; } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { id: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/replays/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { id: number; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { id: number; created: string; who: string; from: string; to: string; selection: { devices?: string[]; model?: string; codec?: { id: string; version?: string; }; connector?: string; }; devices: number; codec?: { id: string; version: string; }; state: "waiting" | "comparing" | "compared" | "applying" | "applied" | "cancelled" | "interrupted" | "failed"; stopping: boolean; fault?: string; framesExpected: number; framesRead: number; framesDecoded: number; framesRefused: number; framesSkipped: number; framesReadable: number; valuesChanged: number; valuesApplied: number; valuesLeft: number; compared?: string; appliedBy?: string; reason?: string; applied?: string; revision?: string; unchanged: number; added: number; changed: number; removed: number; flags: number; effects?: { figures: { moved: number; byIndicator: { indicator: string; moved: number; appearing: number; vanishing: number; }[]; examples: ({ datastream: number; thing: string; name: string; indicator: string; start: string; end: string; before: number | null; after: number | null; })[]; seriesLeft: number; }; alarms: { opening: number; closing: number; changing: number; examples: ({ datastream: number; thing: string; name: string; rule: string; kind: "opening" | "closing" | "changing"; before?: { opened: string; returned?: string; level: number; }; after?: { opened: string; returned?: string; level: number; }; })[]; seriesLeft: number; }; }; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/replays/{id}/datastreams": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; }; header?: never; path: { id: number; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ datastream: number; thing: string; thingName: string; device?: string; quantity: string; unit: string; field: string; unchanged: number; added: number; changed: number; removed: number; flags: number; largest: number | null; mean: number | null; first?: string; last?: string; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/replays/{id}/changes": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; datastream?: number; }; header?: never; path: { id: number; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ datastream: number; frame: string; time: string; before?: { raw: number | null; adjusted: number | null; flag: 1 | 2 | 3 | 4 | 9; reasons: string[]; }; after?: { raw: number | null; adjusted: number | null; flag: 1 | 2 | 3 | 4 | 9; reasons: string[]; }; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/replays/{id}/days": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { id: number; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: { day: string; added: number; changed: number; removed: number; }[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/replays/{id}/curve": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query: { datastream: number; points?: number; }; header?: never; path: { id: number; }; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ time: string; before: number | null; after: number | null; })[]; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/replays/{id}/apply": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: number; }; cookie?: never; }; requestBody: { content: { "application/json": { reason: string; }; } }; responses: { 202: { headers: Record<string, unknown>; content: { "application/json": { id: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/replays/{id}/cancel": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: number; }; cookie?: never; }; requestBody?: never; responses: { 202: { headers: Record<string, unknown>; content: { "application/json": { id: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/revisions": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { dataset?: string; datastream?: number; kind?: "replay" | "correction" | "late"; from?: string; to?: string; limit?: number; cursor?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: string; time: string; who: string; kind: "replay" | "correction" | "late"; reason: string; object: string; from: string; to: string; datastreams: number[]; quantities: string[]; valuesChanged: number; datasets: string[]; })[]; next?: string; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/live": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { topics?: string; }; header?: never; path?: never; cookie?: never; }; requestBody?: never; responses: { default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectors/{id}/history": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; }; requestBody?: never; responses: { 202: { headers: Record<string, unknown>; content: { "application/json": { accepted: number; }; } }; default: { headers: Record<string, unknown>; content: { "application/problem+json": components['schemas']['Problem']; } }; } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

export interface components {
  schemas: {
    Problem: { type: string; title: string; status: number; detail?: string; instance: string; errors?: { where: string; message: string; }[]; };
  };
}
