"""The peer of the attributions: plain input gradients of a 30-16-8-1 ReLU network with PyTorch.

    python3 pytorch_gradient.py --rows 1000000 --batch 1024 --threads 2

Rows and weights are random, in single precision and in memory. Prints one JSON object. Needs torch.
"""
import argparse
import json
import time

import torch


def arguments():
    parser = argparse.ArgumentParser(description="input gradients of many rows with PyTorch")
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--batch", type=int, default=1024, help="rows of one pass")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=1, help="how often the whole is timed, after a short warm-up")
    return parser.parse_args()


def gradients(network, rows, batch):
    """d out/dx of every row [n, d]."""
    parts = []
    for part in rows.split(batch):
        part = part.detach().requires_grad_()
        parts.append(torch.autograd.grad(network(part).sum(), part)[0])
    return torch.cat(parts)


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    network = torch.nn.Sequential(
        torch.nn.Linear(30, 16), torch.nn.ReLU(), torch.nn.Linear(16, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1)
    )
    for parameter in network.parameters():
        parameter.requires_grad_(False)
    rows = torch.randn(options.rows, 30)
    gradients(network, rows[: 100 * options.batch], options.batch)
    seconds = []
    for _ in range(options.repeat):
        start = time.perf_counter()
        gradients(network, rows, options.batch)
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"torch": torch.__version__, "threads": options.threads, "seconds": seconds}))


if __name__ == "__main__":
    main()
