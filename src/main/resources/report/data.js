// The data of the page: tables as arrays of columns, and the rows of the present choice.

/** Columns as arrays; a text among numbers is a whole number that only a BigInt can hold. */
function decoded(columns) {
  const number = value => (typeof value === "string" ? BigInt(value) : value);
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      Array.isArray(column) ? column.map(number) : column.codes.map(code => column.values[code] ?? null),
    ]),
  );
}

function remembered(key, compute) {
  if (!memory.has(key)) {
    memory.set(key, compute());
  }
  return memory.get(key);
}

const count = table => Object.values(tables[table])[0]?.length ?? 0;
const allRows = table => remembered(`all ${table}`, () => rowsAt(table, [...Array(count(table)).keys()]));
const unique = list => [...new Set(list)];
const ascending = (a, b) => a - b;
const sum = list => list.reduce((total, one) => total + (one ?? 0), 0);
const epochsOf = rows => unique(rows.map(one => one.epoch)).sort(ascending);
const evenly = (list, most) =>
  list.length <= most
    ? list
    : unique(Array.from({length: most}, (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))]));

function rowsAt(table, places) {
  const columns = Object.entries(tables[table]);
  return places.map(i => {
    const row = {};
    columns.forEach(([name, column]) => {
      row[name] = column[i];
    });
    return row;
  });
}

function gathered(list, key, value) {
  const groups = new Map();
  list.forEach(one => groups.get(key(one))?.push(value(one)) ?? groups.set(key(one), [value(one)]));
  return groups;
}

/** Where a table has the rows of each panel, or of each configuration if it has no method. */
function placesOf(table) {
  const {configuration, method, side} = tables[table];
  return remembered(`places ${table}`, () =>
    gathered(
      [...configuration.keys()],
      i => (method ? JSON.stringify([configuration[i], method[i], side[i]]) : configuration[i]),
      i => i,
    ),
  );
}

/** The rows of a table for the chosen panel, or for the chosen configuration if the table has no method. */
function panelRows(table) {
  const key = tables[table].method ? panels().find(one => one.label === settings.panel)?.key : settings.configuration;
  return remembered(`rows ${table} ${key}`, () => rowsAt(table, placesOf(table).get(key) ?? []));
}

/** Keeps the rows of the last epoch of the panel. */
function lastRows(table) {
  const rows = panelRows(table);
  const last = Math.max(...rows.map(one => one.epoch));
  return rows.filter(one => one.epoch === last);
}

/** The panels of the chosen configuration. */
function panels() {
  return [...placesOf("evolution").keys()]
    .map(key => [key, ...JSON.parse(key)])
    .filter(([, configuration]) => configuration === settings.configuration)
    .map(([key, , method, side]) => ({key, label: `${method} of ${side} rows`}));
}

const configurations = () =>
  remembered("configurations", () =>
    unique(["trials", "learning_curves", "evolution"].flatMap(table => unique(tables[table].configuration))),
  );
const trialsOfConfiguration = () => tables.trials.configuration.filter(one => one === settings.configuration).length;
const thresholds = () => remembered("thresholds", () => unique(tables.groups.threshold).sort(ascending));
const threshold = () => thresholds().find(one => one === Number(settings.threshold)) ?? thresholds()[0];

/** Shares of the chosen panel and aggregate: epochs, features in the order of the last epoch, and a look-up. */
function evolution() {
  return remembered(`evolution ${settings.configuration} ${settings.panel} ${settings.aggregate}`, () => {
    const by = settings.aggregate === "by example" ? "by_example_" : "";
    const rows = panelRows("evolution").filter(one => one[`${by}mean`] !== null);
    const epochs = epochsOf(rows);
    const [first, last] = [epochs[0], epochs.at(-1)];
    const shares = new Map(
      rows.map(one => [
        `${one.epoch} ${one.feature_index}`,
        {mean: one[`${by}mean`], low: one[`${by}low`], high: one[`${by}high`]},
      ]),
    );
    const at = (epoch, feature) => shares.get(`${epoch} ${feature}`) ?? {mean: null, low: null, high: null};
    const leading = epoch =>
      unique(rows.map(one => one.feature_index)).sort(
        (a, b) => (at(epoch, b).mean ?? 0) - (at(epoch, a).mean ?? 0) || a - b,
      );
    return {epochs, first, last, at, leading, order: leading(last)};
  });
}

function kOf(table, setting) {
  const all = ksOf(table);
  return all.includes(Number(settings[setting])) ? Number(settings[setting]) : (all.at(-1) ?? null);
}

function ksOf(table) {
  return table === "ranks"
    ? [1, 3, 5, 10].filter(k => k < Math.max(2, content.features.length))
    : unique(
        panelRows(table)
          .map(one => one.k)
          .filter(k => k !== null),
      ).sort(ascending);
}
