// Colours, sizes, the list of figures, and what the reader has chosen.

// Okabe and Ito's colours. They are never alone: lines differ in dashes and symbols too, bars in their pattern.
const LIGHT = {
  text: "#1b1f24",
  muted: "#57606a",
  rule: "#d0d7de",
  grid: "#e8ebee",
  surface: "#ffffff",
  bar: "#0072b2",
  mark: "#d55e00",
  accents: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#1b1f24"],
  diverging: ["#b35806", "#f1a340", "#fee0b6", "#f7f7f7", "#c6dbef", "#4292c6", "#08519c"],
};
const DARK = {
  text: "#e6e9ed",
  muted: "#a3adb8",
  rule: "#444c56",
  grid: "#2a3038",
  surface: "#171b21",
  bar: "#0072b2",
  mark: "#e69f00",
  accents: ["#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#f0e442", "#e6e9ed"],
  diverging: ["#ffb000", "#b86a00", "#5c3a12", "#262b32", "#173f5f", "#2b7fb8", "#7cc8ff"],
};
const VIRIDIS = [
  "#440154",
  "#482878",
  "#3e4a89",
  "#31688e",
  "#26828e",
  "#1f9e89",
  "#35b779",
  "#6ece58",
  "#b5de2b",
  "#fde725",
];
const DASHES = ["solid", "dashed", "dotted"];
const SYMBOLS = ["circle", "rect", "triangle", "diamond"];
const FONT = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const WIDE = 640;
const PRINT_WIDTH = 680;
const RELOAD_SECONDS = 20;
const STALE_SECONDS = 3600;
const MOST_BARS = 40;
const ROWS_AT_A_TIME = 100;

const FIGURES = [
  {id: "evolution-map", tables: ["evolution"], make: evolutionMap},
  {id: "evolution-lines", tables: ["evolution"], make: evolutionLines},
  {id: "distribution", tables: ["evolution"], make: distribution},
  {id: "distribution-multiples", tables: ["evolution"], make: distributionMultiples},
  {id: "ranks", tables: ["ranks"], make: ranks},
  {id: "lock-in", tables: ["lock_in"], make: lockIn, choices: () => [kChoice("lock_in", "settled")]},
  {id: "stability", tables: [], make: stability},
  {id: "top-frequency", tables: ["ranks"], make: topFrequency, choices: () => [kChoice("ranks", "frequent")]},
  {
    id: "agreement",
    tables: ["stability"],
    make: agreement,
    choices: () => [acrossChoice(), kChoice("stability", "agreed")],
  },
  {id: "top-sets", tables: ["similarity", "top_sets"], make: topSets},
  {id: "correlations", tables: ["correlations", "groups"], make: correlations},
  {
    id: "group-importance",
    tables: ["group_importance", "groups"],
    make: groupImportance,
    choices: () => [thresholdChoice()],
  },
  {id: "learning-curves", tables: ["learning_curves"], make: learningCurves},
  {id: "trials", tables: ["trials"], make: trials},
];

const TRIAL_COLUMNS = [
  ["trial", "trial", "number"],
  ["configuration", "configuration", "text"],
  ["seed", "seed", "number"],
  ["split_seed", "split seed", "number"],
  ["status", "status", "text"],
  ["parameters", "parameters", "number"],
  ["epoch", "epoch", "number"],
  ["train_loss", "train loss", "number"],
  ["test_loss", "test loss", "number"],
  ["train_accuracy", "train accuracy", "share"],
  ["test_accuracy", "test accuracy", "share"],
  ["test_auc", "test AUC", "number"],
  ["test_r2", "test R²", "number"],
  ["leading_feature", "leading feature", "text"],
  ["spearman", "Spearman with the mean", "number"],
  ["of_top_5", "of the first five", "number"],
  ["lock_in", "five settled at epoch", "number"],
];

const ACROSS = {trials: "all trials", seeds: "seeds, at one split", splits: "splits, at one seed"};

const DEFAULTS = {
  configuration: "",
  panel: "",
  aggregate: "importance",
  settled: "5",
  frequent: "5",
  agreed: "5",
  across: "trials",
  threshold: "0.7",
  scope: "all",
  sort: "trial",
  direction: "ascending",
  filter: "",
};
const settings = {...DEFAULTS};

const charts = {};
const memory = new Map();
let content;
let names;
let tables;
let ink = preferred();
let printing = false;
let drawing = 0;
