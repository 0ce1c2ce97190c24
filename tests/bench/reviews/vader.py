"""Measures VADER (Python) on sentences of a polarity, a tab and a text."""
import sys
import time

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

rows = [line.rstrip("\n").split("\t") for line in open(sys.argv[1], encoding="utf-8")]
analyser = SentimentIntensityAnalyzer()


def read(text):
    return analyser.polarity_scores(text)["compound"]


def name(score):
    return "positive" if score >= 0.05 else "negative" if score <= -0.05 else "neutral"


right = sum(name(read(text)) == truth for truth, text in rows)
two = [(truth, read(text)) for truth, text in rows if truth != "neutral"]
right_two = sum((score > 0) == (truth == "positive") for truth, score in two)
count, start = 0, time.perf_counter()
while time.perf_counter() - start < 2:
    for _, text in rows:
        read(text)
    count += len(rows)
rate = count / (time.perf_counter() - start)
print(f"vaderSentiment (Python)   {rate:10.0f} sentences a second, 3-way {right / len(rows):.3f}, 2-way {right_two / len(two):.3f}")
