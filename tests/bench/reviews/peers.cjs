// Measures the npm packages sentiment and vader-sentiment on sentences of a polarity, a tab and a text.
const { readFileSync } = require("node:fs");
const Sentiment = require("sentiment");
const { SentimentIntensityAnalyzer } = require("vader-sentiment");

const rows = readFileSync(process.argv[2], "utf8").trimEnd().split("\n").map((line) => line.split("\t"));
const sentiment = new Sentiment();
const peers = {
  "sentiment (npm)": (text) => sentiment.analyze(text).score,
  "vader-sentiment (npm)": (text) => SentimentIntensityAnalyzer.polarity_scores(text).compound,
};
for (const [peer, read] of Object.entries(peers)) {
  const name = (score) => (score >= 0.05 ? "positive" : score <= -0.05 ? "negative" : "neutral");
  const right = rows.filter(([truth, text]) => name(read(text)) === truth).length;
  const two = rows.filter(([truth]) => truth !== "neutral");
  const rightTwo = two.filter(([truth, text]) => read(text) > 0 === (truth === "positive")).length;
  let count = 0;
  const start = performance.now();
  while (performance.now() - start < 2000) {
    for (const [, text] of rows) read(text);
    count += rows.length;
  }
  const rate = (count / (performance.now() - start)) * 1000;
  console.log(
    `${peer.padEnd(24)}  ${rate.toFixed(0).padStart(10)} sentences a second, 3-way ${(right / rows.length).toFixed(3)}, 2-way ${(rightTwo / two.length).toFixed(3)}`,
  );
}
