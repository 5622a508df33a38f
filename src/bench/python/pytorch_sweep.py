"""The peer of the sweep: learning gradients of many small networks on the WDBC data with PyTorch.

    python3 pytorch_sweep.py loop    --seeds 30   --threads 2    one network after another, autograd gives the input gradient
    python3 pytorch_sweep.py batched --seeds 1000 --threads 1    all networks in one batched matrix product

Each network is 30-H-1 with a ReLU layer and a sigmoid output, trained on half the squared error by stochastic gradient descent with
rate 1; features are standardised. The importance of an epoch is the sum over its examples of |dC/dx|, each step before its update,
divided by its sum over features. Prints one JSON object. Needs torch and numpy.
"""
import argparse
import json
import time

import numpy
import torch

RATE = 1.0


def arguments():
    parser = argparse.ArgumentParser(description="learning gradients of many seeds with PyTorch")
    parser.add_argument("mode", choices=["loop", "batched"])
    parser.add_argument("--data", required=True, help="CSV with a header line, the label in the last column")
    parser.add_argument("--seeds", type=int, default=30)
    parser.add_argument("--rows", type=int, help="the first so many rows are trained on; default all")
    parser.add_argument("--hidden", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=1, help="how often the whole is timed, after a short warm-up")
    return parser.parse_args()


def read(path, rows):
    """Standardised features [n, d] and labels [n]."""
    table = numpy.loadtxt(path, delimiter=",", skiprows=1)[:rows]
    features, labels = table[:, :-1], table[:, -1]
    features = (features - features.mean(0)) / features.std(0)
    return torch.tensor(features, dtype=torch.float32), torch.tensor(labels, dtype=torch.float32)


def half_squared_error(outputs, labels):
    """The mean over examples, the last axis."""
    return ((outputs - labels) ** 2).mean(-1) / 2


def train_one(features, labels, seed, hidden, epochs, batch):
    """One network; returns the importance of its last epoch [d]."""
    torch.manual_seed(seed)
    rows, width = features.shape
    network = torch.nn.Sequential(
        torch.nn.Linear(width, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, 1), torch.nn.Sigmoid()
    )
    optimizer = torch.optim.SGD(network.parameters(), lr=RATE)
    importance = torch.zeros(width)
    for _ in range(epochs):
        order = torch.randperm(rows)
        importance = torch.zeros(width)
        for start in range(0, rows, batch):
            chosen = order[start : start + batch]
            inputs = features[chosen].requires_grad_()
            optimizer.zero_grad()
            half_squared_error(network(inputs)[:, 0], labels[chosen]).backward()
            optimizer.step()
            importance += inputs.grad.abs().sum(0)
        importance /= importance.sum()
    return importance


def train_loop(features, labels, seeds, hidden, epochs, batch):
    for seed in range(seeds):
        train_one(features, labels, seed, hidden, epochs, batch)


def train_batched(features, labels, seeds, hidden, epochs, batch):
    """All networks at once: every parameter has the network as its first axis."""
    torch.manual_seed(0)
    rows, width = features.shape

    def uniform(inputs, units):
        return ((torch.rand(seeds, inputs, units) * 2 - 1) / inputs**0.5).requires_grad_()

    def zeros(units):
        return torch.zeros(seeds, 1, units, requires_grad=True)

    parameters = [uniform(width, hidden), zeros(hidden), uniform(hidden, 1), zeros(1)]
    importance = torch.zeros(seeds, width)
    for _ in range(epochs):
        order = torch.argsort(torch.rand(seeds, rows), 1)
        importance = torch.zeros(seeds, width)
        for start in range(0, rows, batch):
            chosen = order[:, start : start + batch]
            inputs = features[chosen].requires_grad_()
            importance += step_batched(parameters, inputs, labels[chosen])
        importance /= importance.sum(1, keepdim=True)
    return importance


def step_batched(parameters, inputs, labels):
    """One step of all networks; returns each one's sum of |dC/dx| [networks, d]. Modified: parameters."""
    first, first_bias, second, second_bias = parameters
    hidden = torch.relu(torch.baddbmm(first_bias, inputs, first))
    outputs = torch.sigmoid(torch.baddbmm(second_bias, hidden, second))
    loss = half_squared_error(outputs[..., 0], labels).sum()
    gradients = torch.autograd.grad(loss, [*parameters, inputs])
    with torch.no_grad():
        for parameter, gradient in zip(parameters, gradients):
            parameter -= RATE * gradient
    return gradients[-1].abs().sum(1)


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    features, labels = read(options.data, options.rows)
    train = {"loop": train_loop, "batched": train_batched}[options.mode]
    train(features, labels, min(options.seeds, 3), options.hidden, 2, options.batch)
    seconds = []
    for _ in range(options.repeat):
        start = time.perf_counter()
        train(features, labels, options.seeds, options.hidden, options.epochs, options.batch)
        seconds.append(time.perf_counter() - start)
    print(
        json.dumps(
            {
                "mode": options.mode,
                "torch": torch.__version__,
                "threads": options.threads,
                "rows": len(labels),
                "trial_epochs": options.seeds * options.epochs,
                "seconds": seconds,
            }
        )
    )


if __name__ == "__main__":
    main()
