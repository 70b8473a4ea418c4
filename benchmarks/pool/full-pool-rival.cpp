// The full pool in C++: the same algorithm, the same random numbers, the same order of work as src/pool/simulation, for plain schemes
// (shares of the loss, caps for a loan and a bank's year, a limited stock, claims first come, recoveries pari passu).
//   g++ -O3 -march=native -ffp-contract=off full-pool-rival.cpp -o rival && ./rival MODEL SEED FROM TO
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>
using std::vector;
typedef vector<double> Row;

static Row take(FILE *file) {
  double count = 0;
  if (fread(&count, 8, 1, file) != 1) exit(2);
  Row row((size_t)count);
  if (fread(row.data(), 8, row.size(), file) != row.size()) exit(2);
  return row;
}
static vector<int> ints(const Row &row) { return vector<int>(row.begin(), row.end()); }

// ---- random numbers
static inline uint32_t rotl(uint32_t x, int by) { return (x << by) | (x >> (32 - by)); }
struct Stream {
  uint32_t a, b, c, n;
  void reset(uint64_t seed, uint64_t scenario, uint32_t stream) {
    uint32_t k[5] = {(uint32_t)seed, (uint32_t)(seed >> 32), 0, 0, 0};
    k[4] = 0x1bd11bda ^ k[0] ^ k[1] ^ k[2] ^ k[3];
    uint32_t x[4] = {(uint32_t)scenario + k[0], (uint32_t)(scenario >> 32) + k[1], stream + k[2], k[3]};
    static const int R[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5}, {6, 20}, {17, 11}, {25, 10}, {18, 20}};
    for (int r = 0; r < 20; r++) {
      if (r % 2 == 0) {
        x[0] += x[1]; x[1] = rotl(x[1], R[r % 8][0]) ^ x[0];
        x[2] += x[3]; x[3] = rotl(x[3], R[r % 8][1]) ^ x[2];
      } else {
        x[0] += x[3]; x[3] = rotl(x[3], R[r % 8][0]) ^ x[0];
        x[2] += x[1]; x[1] = rotl(x[1], R[r % 8][1]) ^ x[2];
      }
      if (r % 4 == 3) {
        int s = r / 4 + 1;
        for (int i = 0; i < 4; i++) x[i] += k[(s + i) % 5];
        x[3] += s;
      }
    }
    a = x[0]; b = x[1]; c = x[2]; n = x[3];
  }
  inline uint32_t word() {
    uint32_t w = a + b + n++;
    a = b ^ (b >> 9);
    b = c * 9;
    c = rotl(c, 21) + w;
    return w;
  }
  inline double uniform() {
    double high = word() >> 6, low = word() >> 6;
    return (high * 0x4000000 + low + 0.5) * 0x1p-52;
  }
};
struct Layers { Row edge, height, scale; bool isNormal; };
static double density(const Layers &z, double x) { return z.isNormal ? exp(-0.5 * x * x) : exp(-x); }
static double beyond(const Layers &z, Stream &s, double drawn) {
  if (!z.isNormal) return z.edge[1] - log(s.uniform());
  for (;;) {
    double far = -log(s.uniform()) / z.edge[1];
    if (-2 * log(s.uniform()) > far * far) return drawn < 0 ? -(z.edge[1] + far) : z.edge[1] + far;
  }
}
static inline double draw(const Layers &z, Stream &s) {
  for (;;) {
    uint32_t first = s.word(), second = s.word();
    int layer = first & 255;
    double upper = (double)((int32_t)first >> 8);
    double x = z.isNormal ? (upper * 536870912.0 + (double)(second >> 3) + 0.5) * z.scale[layer]
                          : ((double)(first >> 8) * 268435456.0 + (double)(second >> 4) + 0.5) * z.scale[layer];
    if (fabs(x) < z.edge[layer + 1]) return x;
    if (layer == 0) return beyond(z, s, x);
    double y = z.height[layer] + s.uniform() * (z.height[layer + 1] - z.height[layer]);
    if (y < density(z, x)) return x;
  }
}

// ---- whole fen in proportion, exact
static inline double productError(double a, double b, double p) { return __builtin_fma(a, b, -p); }
static void share(double total, const double *w, int count, double *parts, double *rests) {
  double sum = 0;
  for (int i = 0; i < count; i++) sum += w[i];
  if (total == 0 || total == sum) {
    for (int i = 0; i < count; i++) parts[i] = total == 0 ? 0 : w[i];
    return;
  }
  double left = total;
  for (int i = 0; i < count; i++) {
    double part = floor(total * w[i] / sum), p = total * w[i], t = part * sum;
    double rest = p - t + (productError(total, w[i], p) - productError(part, sum, t));
    for (; rest < 0; rest += sum) part--;
    for (; rest >= sum; rest -= sum) part++;
    parts[i] = part;
    rests[i] = rest;
    left -= part;
  }
  for (; left > 0; left--) {
    int best = 0;
    for (int i = 1; i < count; i++) if (rests[i] > rests[best]) best = i;
    rests[best] = -1;
    parts[best] += 1;
  }
}

struct Scheme {
  int layers, pool, claimLag, cashLag;
  Row shares, loanCap, bankCap, topUps;
  double opening, interest, fanWidth;
};
static const double M = 1e6;

int main(int argc, char **argv) {
  if (argc < 5) return 2;
  FILE *file = fopen(argv[1], "rb");
  uint64_t seed = strtoull(argv[2], 0, 10), from = strtoull(argv[3], 0, 10), to = strtoull(argv[4], 0, 10);
  Row head = take(file);
  int loans = head[0], horizon = head[1], periods = head[2], banks = head[3], factors = head[4], loadings = head[5], groups = head[6],
      count = head[7], W = head[8];
  vector<int> classOf = ints(take(file)), term = ints(take(file)), loading = ints(take(file)), threshold = ints(take(file)),
              groupFirst = ints(take(file));
  Row thresholds = take(file), weights = take(file), norm = take(file), scale = take(file), table = take(file);
  Layers normal = {take(file), take(file), take(file), true}, exponential = {take(file), take(file), take(file), false};
  vector<int> schemeOf = ints(take(file)), bank = ints(take(file)), profile = ints(take(file));
  Row principal = take(file), rate = take(file), value = take(file), outstanding = take(file), drift = take(file), deviation = take(file);
  Row pledge = take(file);
  vector<Scheme> schemes(count);
  for (auto &s : schemes) {
    Row about = take(file);
    s.layers = about[0]; s.pool = about[1]; s.claimLag = about[2]; s.cashLag = about[3];
    s.opening = about[4]; s.interest = about[5]; s.fanWidth = about[6];
    s.shares = take(file); s.loanCap = take(file); s.bankCap = take(file); s.topUps = take(file);
  }
  Row perUnit(loadings);
  for (int l = 0; l < loadings; l++) perUnit[l] = norm[l] == 0 ? 0 : 1 / norm[l];

  Row z(factors), systematic(loadings), hazard(groups), depth(loans), limit(loans), moment(loans), moment2(loans), eMoment(loans), u(loans + 64),
      e(loans + 64), proceeds(loans), owed(loans), interest(loans), recovered(loans), borne((size_t)loans * W), ofBank((size_t)banks * W),
      rests(loans + W), got(loans + W), due(loans), paid(loans), figures(count * 16), balances(periods);
  vector<int> position(loans), klass(loans), quarter(loans), loan(loans), quarter2(loans), starts(horizon + 1), first(count * (horizon + 1) + 1),
      eLoan(loans), order(loans);
  vector<vector<int>> fans(count, vector<int>((size_t)periods * 1024));
  vector<vector<int>> sketch(count * 16, vector<int>(1 << 16));
  vector<__int128> sums(count * 16), squares(count * 16);
  long violations = 0;
  Stream random;
  auto hazardAt = [&](double x) {
    double held = x < -10 ? -10 : x > 8 ? 8 : x, v = (held + 10) * 128;
    int i = (int)v;
    double d = v - i;
    const double *c = &table[4 * i];
    return ((c[3] * d + c[2]) * d + c[1]) * d + c[0];
  };
  timespec began, ended;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &began);

  for (uint64_t scenario = from; scenario < to; scenario++) {
    random.reset(seed, scenario, 0);
    for (auto &x : z) x = draw(normal, random);
    for (int l = 0; l < loadings; l++) {
      double sum = 0;
      for (int f = 0; f < factors; f++) sum += weights[l * factors + f] * z[f];
      systematic[l] = sum;
    }
    for (int g = 0; g < groups; g++) {
      int l = loading[g];
      hazard[g] = hazardAt((thresholds[threshold[g] + term[g] - 1] - systematic[l]) * scale[l]);
    }
    double rest = draw(exponential, random);
    int hits = 0;
    for (int g = 0; g < groups; g++) {
      double h = hazard[g];
      int at = groupFirst[g], end = groupFirst[g + 1];
      double stretch = (end - at) * h;
      while (rest < stretch) {
        int passed = (int)(rest / h);
        if (at + passed >= end) passed = end - at - 1;
        double inside = rest - passed * h;
        at += passed;
        position[hits] = at; klass[hits] = g; depth[hits] = inside > 0 ? inside : 0; limit[hits++] = h;
        at++;
        stretch = (end - at) * h;
        rest = draw(exponential, random);
      }
      rest -= stretch;
    }
    for (int i = 0; i < hits; i++) {
      int k = klass[i], last = term[k] - 1, l = loading[k];
      double h = depth[i], end = limit[i];
      int t = (int)((h / end) * (last + 1));
      if (t > last) t = last;
      auto at = [&](int q) { return q == last ? end : hazardAt((thresholds[threshold[k] + q] - systematic[l]) * scale[l]); };
      double high = at(t), low = 0;
      if (high > h) {
        while (t > 0) {
          low = at(t - 1);
          if (low <= h) break;
          high = low; low = 0; t--;
        }
      } else {
        while (t < last) {
          low = high;
          high = at(++t);
          if (high > h) break;
        }
      }
      double part = (h - low) / (high - low);
      quarter[i] = t;
      moment[i] = part > 0 ? (part < 1 ? part : 1 - 0x1p-53) : 0x1p-53;
    }
    std::fill(starts.begin(), starts.end(), 0);
    for (int i = 0; i < hits; i++) starts[quarter[i] + 1]++;
    for (int q = 1; q <= horizon; q++) starts[q] += starts[q - 1];
    for (int i = 0; i < hits; i++) {
      int at = starts[quarter[i]]++;
      loan[at] = position[i]; quarter2[at] = quarter[i]; moment2[at] = moment[i];
    }

    random.reset(seed, scenario, 1);
    int drawn = hits <= 64 ? 64 : (hits + 63) / 64 * 64;
    for (int i = 0; i < drawn; i++) e[i] = draw(normal, random);
    for (int i = 0; i < drawn; i++) u[i] = random.uniform();
    for (int i = 0; i < hits; i++) {
      if (u[i] < pledge[0]) { proceeds[i] = 0; continue; }
      int p = loan[i], q = quarter2[i], l = loading[classOf[p]];
      double x = pledge[1] * (systematic[l] * perUnit[l]) + pledge[2] * e[i];
      proceeds[i] = floor(value[p] * exp(drift[q] + deviation[q] * x) * pledge[3]);
    }
    int width = horizon + 1;
    std::fill(first.begin(), first.end(), 0);
    for (int i = 0; i < hits; i++) first[schemeOf[loan[i]] * width + quarter2[i] + 1]++;
    for (int i = 0; i < count * width; i++) first[i + 1] += first[i];
    for (int i = 0; i < hits; i++) {
      int p = loan[i], q = quarter2[i], at = first[schemeOf[p] * width + q]++;
      double left = floor(principal[p] * outstanding[profile[p] + q] + 0.5), cost = floor(left * rate[p] + 0.5);
      eLoan[at] = p; eMoment[at] = moment2[i]; owed[at] = left; interest[at] = cost;
      recovered[at] = std::min(proceeds[i], left + cost);
    }
    for (int i = count * width; i > 0; i--) first[i] = first[i - 1];
    first[0] = 0;

    for (int s = 0; s < count; s++) {
      const Scheme &S = schemes[s];
      int L = S.layers;
      auto start = [&](int q) { return first[s * width + std::clamp(q, 0, horizon)]; };
      double balance = S.opening, claims = 0, spent = 0, back = 0, inflow = 0;
      int settled = start(0);
      // a claim's split under a room for each layer
      auto split = [&](int i, bool isBound) {
        int p = eLoan[i];
        double C = owed[i], left = C, fractions = 0, high = floor(C / M), low = C - high * M;
        double *b = &borne[(size_t)i * W];
        for (int l = 0; l < L; l++) {
          double product = low * S.shares[l], fl = floor(product / M), whole = high * S.shares[l] + fl, part = product - fl * M;
          double cap = std::min(S.loanCap[l], left);
          if (isBound) cap = std::min(cap, std::max(0.0, S.bankCap[l] - ofBank[(size_t)bank[p] * W + l]));
          if (whole > cap || (whole == cap && part > 0)) { whole = cap; part = 0; }
          b[l] = whole; rests[l] = part; fractions += part; left -= whole;
        }
        if (fractions > 0) {
          double n = ceil(fractions / M), own = n * M - fractions;
          for (; n > 0 && left > 0; n--) {
            int best = -1;
            double largest = own;
            for (int l = L - 1; l >= 0; l--) if (rests[l] >= largest && rests[l] != 0) { largest = rests[l]; best = l; }
            if (best < 0) own = 0;
            else { rests[best] = 0; b[best] += 1; left--; }
          }
        }
        b[L] = left + interest[i];
        for (int l = 0; l < L; l++) ofBank[(size_t)bank[p] * W + l] += b[l];
      };
      std::fill(ofBank.begin(), ofBank.end(), 0);
      for (int t = 0; t < periods; t++) {
        double before = balance;
        if (S.interest > 0 && balance > 0) balance += floor(balance * S.interest);
        if (t % 4 == 0) std::fill(ofBank.begin(), ofBank.end(), 0);
        balance += S.topUps[t];
        inflow += balance - before;
        for (int i = start(t - S.cashLag); i < start(t - S.cashLag + 1); i++) {
          if (t < S.cashLag || recovered[i] == 0) continue;
          double *b = &borne[(size_t)i * W];
          share(recovered[i], b, L + 1, got.data(), rests.data());
          for (int l = 0; l <= L; l++) b[l] -= got[l];
          back += got[S.pool];
          balance += got[S.pool];
        }
        int end = start(t - S.claimLag + 1);
        double pool = 0;
        for (int i = settled; i < end; i++) { split(i, false); pool += borne[(size_t)i * W + S.pool]; }
        bool isFree = pool <= balance;
        for (int b = 0; b < banks; b++) for (int l = 0; l < L; l++) if (ofBank[(size_t)b * W + l] >= S.bankCap[l]) isFree = false;
        if (isFree) {
          balance -= pool; claims += pool; spent += pool;
        } else {
          int n = end - settled;
          for (int i = settled; i < end; i++) for (int l = 0; l < L; l++) ofBank[(size_t)bank[eLoan[i]] * W + l] -= borne[(size_t)i * W + l];
          for (int i = 0; i < n; i++) order[i] = settled + i;
          std::stable_sort(order.begin(), order.begin() + n, [&](int a, int b) { return eMoment[a] < eMoment[b]; });
          for (int i = 0; i < n; i++) { split(order[i], true); claims += due[i] = borne[(size_t)order[i] * W + S.pool]; }
          for (int i = 0; i < n; i++) {
            double pay = std::min(due[i], std::max(0.0, balance)), *b = &borne[(size_t)order[i] * W];
            balance -= pay; spent += pay;
            b[S.pool] = pay; b[L] += due[i] - pay;
          }
        }
        settled = end;
        balances[t] = balance;
        int bin = (int)std::clamp(floor(balance / S.fanWidth) + 256, 0.0, 1023.0);
        if (t < horizon) fans[s][(size_t)t * 1024 + bin]++;
      }
      bool isWhole = S.opening + inflow + back - spent == balance;
      double exposure = 0, loss = 0, burden[12] = {0};
      for (int i = start(0); i < start(horizon); i++) {
        double debt = owed[i] + interest[i], sum = 0;
        exposure += debt; loss += debt - recovered[i];
        for (int l = 0; l <= L; l++) { burden[l] += borne[(size_t)i * W + l]; sum += borne[(size_t)i * W + l]; }
        if (sum != debt - recovered[i]) isWhole = false;
      }
      if (!isWhole) violations++;
      double all[16] = {exposure, loss, claims, spent, claims - spent, back, balances[horizon - 1]};
      for (int l = 0; l <= L; l++) all[7 + l] = burden[l];
      for (int f = 0; f < 16; f++) {
        int64_t v = (int64_t)all[f];
        sums[s * 16 + f] += v;
        squares[s * 16 + f] += (__int128)v * v;
        uint64_t bits;
        memcpy(&bits, &all[f], 8);
        sketch[s * 16 + f][(bits >> 43) & 0xffff]++;
      }
    }
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
  double seconds = (ended.tv_sec - began.tv_sec) + (ended.tv_nsec - began.tv_nsec) * 1e-9;
  printf("{\"seconds\":%.9f,\"violations\":%ld,\"paid\":[", seconds, violations);
  for (int s = 0; s < count; s++) printf("%s%.17g", s ? "," : "", (double)sums[s * 16 + 3]);
  printf("],\"recovered\":[");
  for (int s = 0; s < count; s++) printf("%s%.17g", s ? "," : "", (double)sums[s * 16 + 5]);
  printf("]}\n");
  return 0;
}
