// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "model/base/elementary.hpp"
#include "model/base/key_weights.hpp"
#include "model/services/dynamodb/stored_items.hpp"

namespace headroom::dynamodb {

namespace {

/// Keys of one popularity.
struct Alike {
    double keys = 0.0;
    double share = 0.0;  ///< of the writes that fall on one of them
};

/// An item is there when the last write to its key is younger than `life`, and is deleted when the next one comes
/// later.
void add(Expiring& sum, const Alike& alike, double writesPerSecond, double life) {
    const double rate = writesPerSecond * alike.share;
    const double late = base::math::exp(-rate * life);
    sum.items += alike.keys * (1.0 - late);
    sum.deletesPerSecond += alike.keys * rate * late;
}

/// Calls visit(keys, share of one) of the popular keys one by one, of the others in blocks 1 % wide, each of which
/// counts as its middle.
template <class Visit>
void eachOfZipf(const base::ZipfKeys& zipf, std::uint64_t first, const Visit& visit) {
    constexpr std::uint64_t kOneByOne = 10'000;
    constexpr std::uint64_t kPerBlock = 100;
    const double most = base::probability(zipf, 0);
    for (std::uint64_t key = first; key < zipf.keys;) {
        const std::uint64_t width = key < kOneByOne ? 1 : std::min(key / kPerBlock, zipf.keys - key);
        const double rank = static_cast<double>(key) + 1.0 + (static_cast<double>(width) - 1.0) / 2.0;
        visit(static_cast<double>(width), most * base::math::exp(-zipf.exponent * base::math::log(rank)));
        key += width;
    }
}

struct Popularity {
    double writesPerSecond;
    double life;
    std::uint64_t first = 0;  ///< keys below are left out

    Expiring operator()(const base::UniformKeys& uniform) const { return evenly(uniform.keys); }
    Expiring operator()(const base::ZipfKeys& zipf) const {
        double all = 0.0;
        if (first == 0) all = 1.0;
        if (first > 0) eachOfZipf(zipf, first, [&](double keys, double share) { all += keys * share; });
        Expiring sum;
        eachOfZipf(zipf, first, [&](double keys, double share) {
            add(sum, {keys, share / all}, writesPerSecond, life);
        });
        return sum;
    }
    Expiring operator()(const base::HotKeys& hot) const {
        Expiring sum;
        const double keys = static_cast<double>(hot.keys - std::min(first, hot.keys));
        const double others = static_cast<double>(hot.total - std::max(first, hot.keys));
        const double hotShare = hot.share * keys / static_cast<double>(hot.keys);
        const double otherShare =
            others > 0.0 ? (1.0 - hot.share) * others / static_cast<double>(hot.total - hot.keys) : 0.0;
        const double all = hotShare + otherShare;
        if (keys > 0.0) add(sum, {keys, hotShare / all / keys}, writesPerSecond, life);
        if (others > 0.0) add(sum, {others, otherShare / all / others}, writesPerSecond, life);
        return sum;
    }
    /// Each key comes again after the same time, or never.
    Expiring operator()(const base::SequentialKeys& sequence) const {
        const double round = static_cast<double>(sequence.keys) / writesPerSecond;
        if (sequence.keys != 0 && round <= life) return {static_cast<double>(sequence.keys), 0.0};
        return {writesPerSecond * life, writesPerSecond};
    }
    Expiring operator()(const base::WeightedKeys& weighted) const {
        Expiring sum;
        weighted.weights->each([&](std::uint64_t keys, double share) {
            add(sum, {static_cast<double>(keys), share}, writesPerSecond, life);
        });
        return sum;
    }
    Expiring evenly(std::uint64_t keys) const {
        Expiring sum;
        const auto left = static_cast<double>(keys - first);
        add(sum, {left, 1.0 / left}, writesPerSecond, life);
        return sum;
    }
};

/// Items that are made once and deleted one after the other, whichever: a hazard h of being deleted ends the lives of a
/// share 1 - exp(-h life) of them, and that is how many deletes there are for each write.
Expiring pickedFrom(Changes changes, double life) {
    const double kept = changes.writesPerSecond - changes.deletesPerSecond;
    if (kept <= 0.0) return {};
    const double hazard = -base::math::log(kept / changes.writesPerSecond) / life;
    return {changes.deletesPerSecond / hazard, kept};
}

/// How many deletes are asked for each write, where they fall on keys as writes do and so many find an item: halving.
double askedFor(const base::KeyPopularity& keys, Changes found, base::Duration life, std::uint64_t first) {
    constexpr int kHalvings = 12;
    constexpr double kMost = 1e6;
    const double share = found.deletesPerSecond / found.writesPerSecond;
    double low = 0.0;
    double high = 1.0;  // of asked / (1 + asked)
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (low + high) / 2.0;
        const double asked = std::min(kMost, middle / (1.0 - middle));
        const Changes both{found.writesPerSecond, asked * found.writesPerSecond};
        const double expired = expiring(keys, both, life, first).deletesPerSecond / found.writesPerSecond;
        (middle * (1.0 - expired) < share ? low : high) = middle;
    }
    return std::min(kMost, low / (1.0 - low));
}

/// An endless sequence has the most keys.
std::uint64_t breadth(const base::KeyPopularity& keys) { return base::keyCount(keys) - 1; }

}  // namespace

Expiring expiring(const base::KeyPopularity& keys, Changes changes, base::Duration life, std::uint64_t first) {
    const double writes = changes.writesPerSecond;
    if (writes <= 0.0) return {};
    const double seconds = base::toSeconds(life);
    const double deleted = changes.deletesPerSecond / writes;  // for each write
    const auto* sequence = std::get_if<base::SequentialKeys>(&keys);
    if (deleted <= 0.0) return std::visit(Popularity{writes, seconds, first}, keys);
    if (sequence != nullptr && sequence->keys == 0) return pickedFrom(changes, seconds);
    // A key's last change was a write with 1 / (1 + deleted); an item expires when neither came for its life.
    Popularity both{writes, seconds * (1.0 + deleted), first};
    Expiring sum = sequence != nullptr ? both.evenly(sequence->keys) : std::visit(both, keys);
    sum.items /= 1.0 + deleted;
    return sum;
}

const base::KeyPopularity& widestKeys(const Spec& spec) {
    return *std::ranges::max_element(spec.writeKeys, {}, breadth);
}

const base::KeyPopularity* widestRepeatingKeys(const Spec& spec) {
    const base::KeyPopularity* widest = nullptr;
    for (const base::KeyPopularity& keys : spec.writeKeys) {
        const std::uint64_t count = base::keyCount(keys);
        if (count > 0 && (widest == nullptr || count > base::keyCount(*widest))) widest = &keys;
    }
    return widest;
}

Expiring expiringOfRepeating(const Spec& spec, Changes repeating, std::uint64_t first) {
    const base::KeyPopularity* const widest = widestRepeatingKeys(spec);
    if (!spec.expires() || widest == nullptr || repeating.writesPerSecond <= 0.0) return {};
    const base::Duration life = *spec.timeToLive + spec.timeToLiveLag;
    if (spec.missingItems && repeating.deletesPerSecond > 0.0)
        repeating.deletesPerSecond = repeating.writesPerSecond * askedFor(*widest, repeating, life, first);
    return expiring(*widest, repeating, life, first);
}

Expiring expiring(const Spec& spec, Changes repeating, Changes fresh) {
    if (!spec.expires()) return {};
    Expiring sum = expiringOfRepeating(spec, repeating);
    if (repeating.writesPerSecond <= 0.0) fresh.deletesPerSecond += repeating.deletesPerSecond;  // of any item
    const Expiring more = expiring(base::SequentialKeys{0}, fresh, *spec.timeToLive + spec.timeToLiveLag);
    sum.items += more.items;
    sum.deletesPerSecond += more.deletesPerSecond;
    return sum;
}

}  // namespace headroom::dynamodb
