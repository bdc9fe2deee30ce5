// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/cache_fit.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/calibrate/fit.hpp"

namespace headroom::calibrate {

namespace {

constexpr std::size_t kBins = 12;
constexpr int kHalvings = 40;
constexpr std::size_t kFewestStretches = 5;

/// Periods of like load.
struct Bin {
    double lookups = 0.0;
    double weighed = 0.0;  ///< sum of load times lookups
    double rate() const { return weighed / lookups; }
};

double longestTtl(const std::vector<CachedKeys>& parts) {
    double longest = 0.0;
    for (const CachedKeys& part : parts) longest = std::max(longest, part.rules.ttl);
    return longest;
}

/// Lookups a second over the `reach` seconds that end with each period.
std::vector<double> loadsOf(const std::vector<Lookups>& periods, double reach) {
    std::vector<double> loads;
    double lookups = 0.0;
    double seconds = 0.0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        lookups += periods[i].all();
        seconds += periods[i].seconds;
        while (first < i && seconds - periods[first].seconds >= reach) {
            lookups -= periods[first].all();
            seconds -= periods[first].seconds;
            ++first;
        }
        loads.push_back(lookups / seconds);
    }
    return loads;
}

/// What was recorded, in bins of like load.
class Recorded {
public:
    Recorded(const std::vector<CachedKeys>& parts, const std::vector<Lookups>& periods)
        : parts_(parts), periods_(periods), bins_(kBins), binOf_(periods.size()) {
        const std::vector<double> loads = loadsOf(periods, longestTtl(parts));
        double least = 0.0;
        double most = 0.0;
        for (std::size_t i = 0; i < periods.size(); ++i) {
            if (periods[i].all() <= 0.0) continue;
            least = least == 0.0 ? loads[i] : std::min(least, loads[i]);
            most = std::max(most, loads[i]);
        }
        for (std::size_t i = 0; i < periods.size(); ++i) {
            const double all = periods[i].all();
            if (all <= 0.0) continue;
            const double place = most > least ? std::log(loads[i] / least) / std::log(most / least) : 0.0;
            binOf_[i] = std::min(static_cast<std::size_t>(place * static_cast<double>(kBins)), kBins - 1);
            bins_[binOf_[i]].lookups += all;
            bins_[binOf_[i]].weighed += all * loads[i];
            lookups_ += all;
            hits_ += periods[i].hits;
        }
    }

    double lookups() const { return lookups_; }
    double measured() const { return hits_ / lookups_; }

    /// The ratio of each bin under that exponent; 0 of bins without lookups.
    std::vector<double> ratios(double exponent) const {
        std::vector<double> ratios(kBins);
        for (const CachedKeys& part : parts_) {
            const auto keys = theory::zipfGroups(part.asOne ? 1.0 : part.keys, exponent);
            for (std::size_t i = 0; i < kBins; ++i) {
                if (bins_[i].lookups <= 0.0) continue;
                ratios[i] += part.share * theory::cacheHitRatio(keys, bins_[i].rate() * part.share, part.rules);
            }
        }
        return ratios;
    }

    double ratio(double exponent) const {
        const std::vector<double> each = ratios(exponent);
        double hits = 0.0;
        for (std::size_t i = 0; i < kBins; ++i) hits += bins_[i].lookups * each[i];
        return hits / lookups_;
    }

    /// The exponent that gives that ratio, between 0 and the steepest.
    double exponentOf(double wanted) const {
        double low = 0.0;
        double high = kSteepestExponent;
        for (int i = 0; i < kHalvings; ++i) {
            const double middle = 0.5 * (low + high);
            (ratio(middle) < wanted ? low : high) = middle;
        }
        return 0.5 * (low + high);
    }

    /// How many hits more than under the exponent each stretch of `seconds` had.
    std::vector<double> residuals(double exponent, double seconds) const {
        const std::vector<double> each = ratios(exponent);
        std::vector<double> sums;
        double open = seconds;
        for (std::size_t i = 0; i < periods_.size(); ++i) {
            if (open >= seconds) {
                sums.push_back(0.0);
                open = 0.0;
            }
            open += periods_[i].seconds;
            if (periods_[i].all() > 0.0) sums.back() += periods_[i].hits - periods_[i].all() * each[binOf_[i]];
        }
        return sums;
    }

private:
    const std::vector<CachedKeys>& parts_;
    const std::vector<Lookups>& periods_;
    std::vector<Bin> bins_;
    std::vector<std::size_t> binOf_;
    double lookups_ = 0.0;
    double hits_ = 0.0;
};

double halfWidthOf(const Recorded& recorded, const ExponentFit& fit, const std::vector<double>& residuals) {
    const auto count = static_cast<double>(residuals.size());
    double squares = 0.0;
    for (const double one : residuals) squares += one * one;
    if (residuals.size() < kFewestStretches)  // as if lookups did not depend on each other
        return 1.96 * std::sqrt(fit.ratio * (1.0 - fit.ratio) / recorded.lookups());
    return studentT(count - 1.0) * std::sqrt(squares * count / (count - 1.0)) / recorded.lookups();
}

}  // namespace

ExponentFit fitExponent(const std::vector<CachedKeys>& parts, const std::vector<Lookups>& periods) {
    ExponentFit fit;
    const Recorded recorded(parts, periods);
    if (recorded.lookups() <= 0.0) return fit;
    fit.lookups = static_cast<std::uint64_t>(recorded.lookups() + 0.5);
    fit.ratio = recorded.measured();
    fit.even = recorded.ratio(0.0);
    fit.steepest = recorded.ratio(kSteepestExponent);
    fit.value = recorded.exponentOf(fit.ratio);
    const double stretch = std::max(2.0 * longestTtl(parts), periods.front().seconds);
    const std::vector<double> residuals = recorded.residuals(fit.value, stretch);
    fit.stretches = residuals.size();
    fit.halfWidth = halfWidthOf(recorded, fit, residuals);
    const bool tooFew = fit.ratio + fit.halfWidth < fit.even;
    const bool tooMany = fit.ratio - fit.halfWidth > fit.steepest;
    fit.reach = tooFew    ? ExponentFit::Reach::TooFewHits
                : tooMany ? ExponentFit::Reach::TooManyHits
                          : ExponentFit::Reach::Within;
    fit.low = recorded.exponentOf(fit.ratio - fit.halfWidth);
    fit.high = recorded.exponentOf(fit.ratio + fit.halfWidth);
    return fit;
}

}  // namespace headroom::calibrate
