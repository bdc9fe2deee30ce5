// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/keys.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "model/base/elementary.hpp"
#include "model/base/key_weights.hpp"

namespace headroom::base {
namespace {

Error bad(const char* where, std::string what) { return {Errc::BadInput, where, std::move(what)}; }

bool countable(std::uint64_t keys) { return keys >= 1 && keys <= kMostKeys; }

// Zipf by rejection-inversion: W. Hormann, G. Derflinger, "Rejection-inversion to generate variates from monotone
// discrete distributions", ACM TOMACS 6 (1996). The two quotients below stay exact as the exponent passes 1.
double logOnePlusOver(double x) { return x == 0.0 ? 1.0 : math::log1p(x) / x; }
double expLessOneOver(double x) { return x == 0.0 ? 1.0 : math::expm1(x) / x; }

// Closer to 1 than this the plain formulas lose digits; further away they lose none that matter and are twice as fast.
constexpr double kNearOne = 1e-3;

double height(double x, double exponent) { return math::exp(-exponent * math::log(x)); }

double area(double x, double exponent) {
    const double rest = 1.0 - exponent;
    const double logX = math::log(x);
    if (rest > kNearOne || rest < -kNearOne) { return (math::exp(rest * logX) - 1.0) / rest; }
    return expLessOneOver(rest * logX) * logX;
}

double areaInverse(double a, double exponent) {
    const double rest = 1.0 - exponent;
    const double t = std::max(-1.0, a * rest);
    if (rest > kNearOne || rest < -kNearOne) { return math::exp(math::log(1.0 + t) / rest); }
    return math::exp(logOnePlusOver(t) * a);
}

// 1 + 2^-s + ... + n^-s: the first thousand terms, the rest by the Euler-Maclaurin formula (error below 1e-15).
double zipfSum(double n, double s) {
    constexpr double kExact = 1000.0;
    double sum = 0.0;
    for (double k = std::min(n, kExact); k >= 1.0; k -= 1.0) { sum += height(k, s); }
    if (n <= kExact) { return sum; }
    const double first = height(kExact, s);
    const double last = height(n, s);
    return sum + (area(n, s) - area(kExact, s)) + (last - first) / 2.0 + s / 12.0 * (first / kExact - last / n);
}

struct ProbabilityOf {
    std::uint64_t key;

    double operator()(const UniformKeys& p) const { return key < p.keys ? 1.0 / static_cast<double>(p.keys) : 0.0; }
    double operator()(const ZipfKeys& p) const {
        if (key >= p.keys) { return 0.0; }
        return height(static_cast<double>(key) + 1.0, p.exponent) / zipfSum(static_cast<double>(p.keys), p.exponent);
    }
    double operator()(const HotKeys& p) const {
        if (key >= p.total) { return 0.0; }
        if (p.keys >= p.total) { return 1.0 / static_cast<double>(p.total); }
        return key < p.keys ? p.share / static_cast<double>(p.keys)
                            : (1.0 - p.share) / static_cast<double>(p.total - p.keys);
    }
    double operator()(const SequentialKeys& p) const { return key < p.keys ? 1.0 / static_cast<double>(p.keys) : 0.0; }
    double operator()(const WeightedKeys& p) const { return p.weights->probability(key); }
};

struct CheckKeys {
    static constexpr const char* kRange = "must be a whole number from 1 to 1e12";

    Result<void> operator()(const UniformKeys& p) const {
        return countable(p.keys) ? Result<void>() : bad("Keys", kRange);
    }
    Result<void> operator()(const ZipfKeys& p) const {
        if (!countable(p.keys)) { return bad("Keys", kRange); }
        if (!(p.exponent >= 0.0 && p.exponent <= 100.0)) { return bad("Exponent", "must be a number from 0 to 100"); }
        return {};
    }
    Result<void> operator()(const HotKeys& p) const {
        if (!countable(p.keys)) { return bad("Keys", kRange); }
        if (!(p.share >= 0.0 && p.share <= 1.0)) { return bad("Share", "must be a number from 0 to 1"); }
        if (!countable(p.total)) { return bad("Of", kRange); }
        if (p.keys > p.total) { return bad("Keys", "must not be more than there are in all"); }
        if (p.keys == p.total && p.share < 1.0) {
            return bad("Share", "leaves requests for other keys, but there are none");
        }
        return {};
    }
    Result<void> operator()(const SequentialKeys& p) const {
        return p.keys <= kMostKeys ? Result<void>() : bad("Keys", "must be a whole number up to 1e12");
    }
    Result<void> operator()(const WeightedKeys& p) const {
        return p.weights != nullptr && p.weights->keys() > 0 ? Result<void>() : bad("File", "holds no keys");
    }
};

struct CountOf {
    std::uint64_t operator()(const HotKeys& p) const { return p.total; }
    std::uint64_t operator()(const WeightedKeys& p) const { return p.weights->keys(); }
    template <class Other>
    std::uint64_t operator()(const Other& p) const {
        return p.keys;
    }
};

struct ParametersOf {
    std::uint64_t operator()(const ZipfKeys& p) const { return std::bit_cast<std::uint64_t>(p.exponent); }
    std::uint64_t operator()(const HotKeys& p) const {
        return deriveKey(p.keys, std::bit_cast<std::uint64_t>(p.share));
    }
    std::uint64_t operator()(const WeightedKeys& p) const {
        const double first = p.weights->probability(0);
        return deriveKey(std::bit_cast<std::uint64_t>(first),
                         std::bit_cast<std::uint64_t>(p.weights->probability(p.weights->keys() - 1)));
    }
    std::uint64_t operator()(const auto&) const { return 0; }
};

}  // namespace

bool WeightedKeys::operator==(const WeightedKeys& other) const {
    if (weights == nullptr || other.weights == nullptr) return weights == other.weights;
    return *weights == *other.weights;
}

Result<void> check(const KeyPopularity& popularity) { return std::visit(CheckKeys{}, popularity); }

std::uint64_t keyCount(const KeyPopularity& popularity) { return std::visit(CountOf{}, popularity); }

double probability(const KeyPopularity& popularity, std::uint64_t key) {
    return std::visit(ProbabilityOf{key}, popularity);
}

std::uint32_t kindNumber(const KeyPopularity& popularity) {
    const std::uint64_t kind = deriveKey(popularity.index(), keyCount(popularity));
    const auto number = static_cast<std::uint32_t>(deriveKey(kind, std::visit(ParametersOf{}, popularity)));
    return number == 0 ? 1 : number;
}

std::uint64_t keysOfCall(std::string_view operation, std::int64_t items) {
    const bool several = operation.starts_with("Batch") || operation.starts_with("Transact");
    return several && items > 1 ? static_cast<std::uint64_t>(items) : 1;
}

bool putsItems(std::string_view operation) {
    return operation == "PutItem" || operation == "BatchWriteItem" || operation == "TransactWriteItems";
}

KeySampler::KeySampler(const KeyPopularity& popularity, std::uint64_t keysADraw)
    : number_(kindNumber(popularity)), keys_(keyCount(popularity)), keysADraw_(keysADraw) {
    if (const auto* zipf = std::get_if<ZipfKeys>(&popularity)) {
        kind_ = Kind::Zipf;
        exponent_ = zipf->exponent;
        areaFirst_ = area(1.5, exponent_) - 1.0;
        areaLast_ = area(static_cast<double>(keys_) + 0.5, exponent_);
        shortcut_ = 2.0 - areaInverse(area(2.5, exponent_) - height(2.0, exponent_), exponent_);
    } else if (const auto* hot = std::get_if<HotKeys>(&popularity)) {
        kind_ = Kind::Hot;
        keys_ = hot->keys;
        total_ = hot->total;
        share_ = hot->share;
    } else if (std::holds_alternative<SequentialKeys>(popularity)) {
        kind_ = Kind::Sequential;
        if (keys_ == 0) { next_ = kFirstNewKey; }
    } else if (const auto* weighted = std::get_if<WeightedKeys>(&popularity)) {
        kind_ = Kind::Weighted;
        weights_ = weighted->weights;
    }
}

void KeySampler::begin(std::uint64_t sequence) {
    if (kind_ == Kind::Sequential && keys_ == 0) next_ = kFirstNewKey + sequence * kSequenceStride;
}

std::uint64_t KeySampler::operator()(Stream& stream) {
    switch (kind_) {
        case Kind::Uniform:
            return stream.below(keys_);
        case Kind::Zipf:
            return drawZipf(stream);
        case Kind::Hot:
            return stream.chance(share_) ? stream.below(keys_) : keys_ + stream.below(total_ - keys_);
        case Kind::Weighted:
            return weights_->draw(stream);
        default:
            break;
    }
    const std::uint64_t key = next_;
    next_ += keysADraw_;
    if (keys_ != 0 && next_ >= keys_) { next_ %= keys_; }
    return key;
}

std::uint64_t KeySampler::drawZipf(Stream& stream) const {
    const auto last = static_cast<double>(keys_);
    for (;;) {
        const double u = areaLast_ + stream.uniformOpen() * (areaFirst_ - areaLast_);
        const double x = areaInverse(u, exponent_);
        const double k = std::clamp(static_cast<double>(static_cast<std::int64_t>(x + 0.5)), 1.0, last);
        if (k - x <= shortcut_ || u >= area(k + 0.5, exponent_) - height(k, exponent_)) {
            return static_cast<std::uint64_t>(k) - 1;
        }
    }
}

}  // namespace headroom::base
