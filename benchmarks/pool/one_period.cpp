// The walk of src/pool/sampling, one period and one factor, written as C++ would have it; the same draws.
// usage: one_period BOOK SCENARIOS SEED; BOOK: doubles: loans, classes, table length, then threshold, weight, scale, size by class,
// amounts, table. Prints microseconds of processor time a scenario (the fastest of nine passes), the mean loss and losses of the first 1,000 scenarios.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

static uint32_t rotl(uint32_t x, int by) { return (x << by) | (x >> (32 - by)); }

struct Sfc {
  uint32_t a, b, c, n;
  uint32_t word() {
    uint32_t w = a + b + n++;
    a = b ^ (b >> 9);
    b = c + (c << 3);
    c = rotl(c, 21) + w;
    return w;
  }
  double uniform() {
    double high = word() >> 6, low = word() >> 6;
    return (high * 0x4000000 + low + 0.5) * 0x1p-52;
  }
};

static void threefry(const uint32_t key[4], const uint32_t counter[4], uint32_t x[4]) {
  static const int R[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5}, {6, 20}, {17, 11}, {25, 10}, {18, 20}};
  uint32_t k[5] = {key[0], key[1], key[2], key[3], 0x1BD11BDA ^ key[0] ^ key[1] ^ key[2] ^ key[3]};
  for (int i = 0; i < 4; i++) x[i] = counter[i] + k[i];
  for (int r = 0; r < 20; r++) {
    int other = r % 2 ? 3 : 1;
    x[0] += x[other];
    x[other] = rotl(x[other], R[r % 8][0]) ^ x[0];
    x[2] += x[4 - other];
    x[4 - other] = rotl(x[4 - other], R[r % 8][1]) ^ x[2];
    if (r % 4 == 3) {
      int s = r / 4 + 1;
      for (int i = 0; i < 4; i++) x[i] += k[(s + i) % 5];
      x[3] += s;
    }
  }
}

struct Layers {
  double edge[257], height[257], scale[257], tail;
  bool isNormal;
  double density(double x) const { return isNormal ? exp(-0.5 * x * x) : exp(-x); }
  double inverse(double y) const { return isNormal ? sqrt(-2 * log(y)) : -log(y); }
  Layers(bool normal) : isNormal(normal) {
    tail = normal ? 3.6541528853610088 : 7.69711747013105;
    double area = normal ? 0.004928673233974655 : 0.003949659822581557;
    edge[0] = area / density(tail);
    edge[1] = tail;
    for (int i = 1; i < 255; i++) edge[i + 1] = inverse(density(edge[i]) + area / edge[i]);
    edge[256] = 0;
    for (int i = 0; i < 257; i++) height[i] = density(edge[i]), scale[i] = edge[i] * 0x1p-52;
  }
  double draw(Sfc &r) const {
    for (bool first = true;; first = false) {
      int32_t one = r.word();
      uint32_t two = r.word();
      int layer = one & 255;
      double x = isNormal ? ((one >> 8) * 0x1p29 + (two >> 3) + 0.5) * scale[layer]
                          : (((one >> 8) & 0xffffff) * 0x1p28 + (two >> 4) + 0.5) * scale[layer];
      if (fabs(x) < edge[layer + 1]) return x;
      if (layer == 0) {
        if (!isNormal) return tail - log(r.uniform());
        for (;;) {
          double beyond = -log(r.uniform()) / tail;
          if (-2 * log(r.uniform()) > beyond * beyond) return x < 0 ? -tail - beyond : tail + beyond;
        }
      }
      double y = height[layer] + r.uniform() * (height[layer + 1] - height[layer]);
      if (y < density(x)) return x;
    }
  }
};

int main(int, char **arg) {
  FILE *file = fopen(arg[1], "rb");
  double head[3];
  if (fread(head, 8, 3, file) != 3) return 1;
  int loans = head[0], classes = head[1], length = head[2];
  std::vector<double> threshold(classes), weight(classes), scale(classes), size(classes), amount(loans), table(length);
  for (auto *column : {&threshold, &weight, &scale, &size, &amount, &table})
    if (fread(column->data(), 8, column->size(), file) != column->size()) return 1;
  int scenarios = atoi(arg[2]);
  uint32_t seed = atoi(arg[3]);
  const Layers normal(true), exponential(false);
  std::vector<double> hazard(classes), losses(scenarios);
  double best = 1e300;
  for (int pass = 0; pass < 9; pass++) {
    clock_t began = clock();
    for (int s = 0; s < scenarios; s++) {
      uint32_t key[4] = {seed, 0, 0, 0}, counter[4] = {(uint32_t)s, 0, 0, 0}, state[4];
      threefry(key, counter, state);
      Sfc r = {state[0], state[1], state[2], state[3]};
      double z = normal.draw(r);
      for (int k = 0; k < classes; k++) {
        double x = (threshold[k] - weight[k] * z) * scale[k];
        double u = ((x < -10 ? -10 : x > 8 ? 8 : x) + 10) * 128;
        int i = (int)u;
        double d = u - i;
        const double *c = &table[4 * i];
        hazard[k] = ((c[3] * d + c[2]) * d + c[1]) * d + c[0];
      }
      double loss = 0, rest = exponential.draw(r);
      int first = 0;
      for (int k = 0; k < classes; k++) {
        double h = hazard[k];
        int end = first + (int)size[k], loan = first;
        double stretch = (end - loan) * h, perHazard = 1 / h;
        while (rest < stretch) {
          int passed = (int)(rest * perHazard);
          if (loan + passed >= end) passed = end - loan - 1;
          loss += amount[loan + passed];
          loan += passed + 1;
          stretch = (end - loan) * h;
          rest = exponential.draw(r);
        }
        rest -= stretch;
        first = end;
      }
      losses[s] = loss;
    }
    best = fmin(best, (double)(clock() - began) / CLOCKS_PER_SEC / scenarios * 1e6);
  }
  printf("%.6f", best);
  double sum = 0;
  for (double loss : losses) sum += loss;
  printf(" %.6f", sum / scenarios);
  for (int s = 0; s < 1000; s++) printf(" %.0f", losses[s]);
  printf("\n");
}
