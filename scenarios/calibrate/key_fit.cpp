// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/key_fit.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/elementary.hpp"

namespace headroom::calibrate {

namespace {

/// Sums over the keys of a law that has uses drawn from it: how many are used, and what their scatter is made of.
struct Seen {
    double keys = 0.0;      ///< sum of 1 - e^-m, m the uses that are expected of a key
    double scatter = 0.0;   ///< sum of e^-m (1 - e^-m)
    double together = 0.0;  ///< sum of m e^-m
};

/// The first keys one by one, the rest in bins that grow with their rank.
Seen seenOf(double uses, double keys, double exponent) {
    const double first = uses / zipfSum(keys, exponent);
    Seen seen;
    const auto add = [&](double rank, double weight) {
        const double m = first * std::pow(rank, -exponent);
        const double none = std::exp(-m);
        seen.keys += weight * -std::expm1(-m);
        seen.scatter += weight * none * -std::expm1(-m);
        seen.together += weight * m * none;
    };
    constexpr double kOneByOne = 100.0;
    for (double rank = 1.0; rank <= std::min(kOneByOne, keys); rank += 1.0) add(rank, 1.0);
    constexpr double kGrowth = 1.02;
    for (double from = kOneByOne + 0.5; from < keys + 0.5;) {
        const double to = std::min(from * kGrowth, keys + 0.5);
        add(std::sqrt(from * to), to - from);
        from = to;
    }
    return seen;
}

double sumOf(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values) sum += value;
    return sum;
}

/// What the listed keys have more than the first ranks of the law are expected to, because they are those that were
/// used most: where chance moves keys across the end of the list, about half a key's distance to the next in standard
/// deviations, which for Zipf's law is 1 / (2 exponent) a listed key; at most what the largest of equal keys have.
double chosenMore(const KeyUses& uses, double exponent) {
    const auto listed = static_cast<double>(uses.listed.size());
    const double most = 0.8 * listed * std::sqrt(uses.listed.back());
    return exponent > 0.0 ? std::min(listed / (2.0 * exponent), most) : most;
}

/// `near`: the exponent of about as many keys, where it is known.
std::optional<double> exponentFor(const KeyUses& uses, double keys, std::optional<double> near = {}) {
    const double listed = sumOf(uses.listed);
    const auto from = near ? near : zipfExponent(listed, uses.all, uses.listed.size(), keys);
    auto exponent = from;
    for (int i = 0; i < (near ? 1 : 2) && exponent; ++i)
        exponent = zipfExponent(listed - chosenMore(uses, *exponent), uses.all, uses.listed.size(), keys);
    return exponent;
}

/// Keys of the law that has the listed uses, and as many of which are seen; nothing where no number is enough.
std::optional<double> keysFor(const KeyUses& uses) {
    std::optional<double> exponent;
    const auto seenAt = [&](double keys) {
        exponent = exponentFor(uses, keys, exponent);
        return exponent ? seenOf(uses.all, keys, *exponent).keys : 0.0;
    };
    if (seenAt(uses.seen) >= uses.seen - 0.5) return uses.seen;
    double low = std::log(uses.seen);
    double high = low + std::log(1000.0);
    if (seenAt(std::exp(high)) < uses.seen) return std::nullopt;
    constexpr int kSteps = 30;
    for (int i = 0; i < kSteps; ++i) {
        const double middle = (low + high) / 2.0;
        (seenAt(std::exp(middle)) < uses.seen ? low : high) = middle;
    }
    return std::exp((low + high) / 2.0);
}

/// Expected uses of the listed keys, and keys seen.
struct Expected {
    double listed = 0.0;
    double seen = 0.0;
};
Expected expectedAt(const KeyUses& uses, double exponent, double logKeys) {
    const double keys = std::exp(logKeys);
    return {uses.all * zipfSum(static_cast<double>(uses.listed.size()), exponent) / zipfSum(keys, exponent),
            seenOf(uses.all, keys, exponent).keys};
}

struct Scatter {
    double exponent = 0.0;
    double logKeys = 0.0;
};

/// Standard errors of both, from those of the two counts through the law's slopes.
Scatter scatterOf(const KeyUses& uses, double exponent, double keys) {
    constexpr double kStep = 1e-3;
    const double logKeys = std::log(keys);
    const Expected here = expectedAt(uses, exponent, logKeys);
    const Expected steeper = expectedAt(uses, exponent + kStep, logKeys);
    const Expected more = expectedAt(uses, exponent, logKeys + kStep);
    const double listedByExponent = (steeper.listed - here.listed) / kStep;
    const double seenByExponent = (steeper.seen - here.seen) / kStep;
    const double listedByKeys = (more.listed - here.listed) / kStep;
    const double seenByKeys = (more.seen - here.seen) / kStep;
    const double share = here.listed / uses.all;
    const double listedVariance = uses.all * share * (1.0 - share);
    const Seen seen = seenOf(uses.all, keys, exponent);
    const double seenVariance = std::max(seen.scatter - seen.together * seen.together / uses.all, 0.0);
    const double both = -share * seen.together;
    const double determinant = listedByExponent * seenByKeys - listedByKeys * seenByExponent;
    const auto error = [&](double ofListed, double ofSeen) {
        const double variance =
            ofSeen * ofSeen * listedVariance - 2.0 * ofSeen * ofListed * both + ofListed * ofListed * seenVariance;
        return std::sqrt(std::max(variance, 0.0)) / std::abs(determinant);
    };
    return {error(listedByKeys, seenByKeys), error(listedByExponent, seenByExponent)};
}

/// The j-th largest of so many keys of equal use, by the normal law with its first correction for Poisson's.
double largestOfEqual(double mean, double keys, double j) {
    const double z = base::math::normalQuantile(1.0 - (j - 0.375) / (keys + 0.25));
    return std::max(mean + z * std::sqrt(mean) + (z * z - 1.0) / 6.0, 1e-9);
}

/// Keys of equal use of which so many are seen.
double equalKeys(double uses, double seen) {
    double low = seen;
    double high = seen * 1000.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = std::sqrt(low * high);
        (middle * -std::expm1(-uses / middle) < seen ? low : high) = middle;
    }
    return low;
}

}  // namespace

std::optional<ZipfFit> fitZipf(const KeyUses& uses) {
    if (uses.listed.empty() || !exponentFor(uses, uses.seen)) return std::nullopt;
    const auto keys = keysFor(uses);
    const double used = keys.value_or(uses.seen);
    const double exponent = *exponentFor(uses, used);
    const Scatter scatter = scatterOf(uses, exponent, used);
    constexpr double kNinetyFive = 1.96;
    const double half = kNinetyFive * scatter.exponent;
    ZipfFit fit{{std::max(exponent - half, 0.0), exponent, exponent + half}, {used, used, used}, keys.has_value()};
    if (keys && *keys > uses.seen) {
        const double factor = std::exp(kNinetyFive * scatter.logKeys);
        fit.keys = {std::max(*keys / factor, uses.seen), *keys, *keys * factor};
    }
    return fit;
}

std::optional<HotFit> fitHot(const KeyUses& uses) {
    std::optional<HotFit> best;
    double least = 0.0;
    double hot = 0.0;
    for (std::size_t count = 1; count < uses.listed.size(); ++count) {
        hot += uses.listed[count - 1];
        const auto keys = static_cast<double>(count);
        if (hot >= uses.all || uses.seen <= keys) break;
        const HotFit fit{count, hot / uses.all, keys + std::round(equalKeys(uses.all - hot, uses.seen - keys))};
        const double deviance = devianceOf(uses, expectedUses(fit, uses));
        if (best && deviance >= least) continue;
        best = fit;
        least = deviance;
    }
    return best;
}

std::vector<double> expectedUses(const ZipfFit& fit, const KeyUses& uses) {
    std::vector<double> expected;
    const double first = uses.all / zipfSum(fit.keys.value, fit.exponent.value);
    for (std::size_t i = 0; i < uses.listed.size(); ++i)
        expected.push_back(first * std::pow(static_cast<double>(i + 1), -fit.exponent.value));
    return expected;
}

std::vector<double> expectedUses(const HotFit& fit, const KeyUses& uses) {
    std::vector<double> expected;
    const auto hot = static_cast<double>(fit.keys);
    const double others = fit.of - hot;
    const double mean = uses.all * (1.0 - fit.share) / others;
    for (std::size_t i = 0; i < uses.listed.size(); ++i) {
        const double rank = static_cast<double>(i + 1) - hot;
        expected.push_back(i < fit.keys ? uses.all * fit.share / hot : largestOfEqual(mean, others, rank));
    }
    return expected;
}

double devianceOf(const KeyUses& uses, const std::vector<double>& expected) {
    double sum = 0.0;
    for (std::size_t i = 0; i < uses.listed.size(); ++i) {
        const double count = uses.listed[i];
        sum += 2.0 * ((count > 0.0 ? count * std::log(count / expected[i]) : 0.0) - (count - expected[i]));
    }
    return sum;
}

}  // namespace headroom::calibrate
