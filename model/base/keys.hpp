// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <variant>

#include "model/base/random.hpp"
#include "model/base/result.hpp"

namespace headroom::base {

/// Every key is as likely as the other.
struct UniformKeys {
    std::uint64_t keys = 1;
    bool operator==(const UniformKeys&) const = default;
};

/// Key k (from 0) has a probability in proportion to 1 / (k + 1)^exponent.
struct ZipfKeys {
    std::uint64_t keys = 1;
    double exponent = 1.0;
    bool operator==(const ZipfKeys&) const = default;
};

/// A share of the requests falls evenly on the first `keys` keys, the rest evenly on the others of `total`.
struct HotKeys {
    std::uint64_t keys = 1;
    double share = 1.0;
    std::uint64_t total = 1;
    bool operator==(const HotKeys&) const = default;
};

/// 0, 1, 2 ... and from the beginning again after `keys`; 0 keys: never again, from kFirstNewKey on (every request has
/// a new key).
struct SequentialKeys {
    std::uint64_t keys = 0;
    bool operator==(const SequentialKeys&) const = default;
};

class KeyWeights;

/// Each key has a weight of its own, as measured; key 0 is the most popular one.
struct WeightedKeys {
    std::shared_ptr<const KeyWeights> weights;
    bool operator==(const WeightedKeys& other) const;
};

/// How requests spread over keys.
using KeyPopularity = std::variant<UniformKeys, ZipfKeys, HotKeys, SequentialKeys, WeightedKeys>;

/// The most keys a popularity may have.
inline constexpr std::uint64_t kMostKeys = 1'000'000'000'000ULL;
/// Where an endless sequence begins: no other popularity has such keys, nor has a batch that begins with one of its.
inline constexpr std::uint64_t kFirstNewKey = kMostKeys + 1'000;
/// From where one endless sequence begins to where the next does, and how many there are; keys stay below 2^49.
inline constexpr std::uint64_t kSequenceStride = std::uint64_t{1} << 40U;
inline constexpr std::uint64_t kMostSequences = 256;

/// The first parameter that makes no sense; `where` is its name as in a scenario file.
Result<void> check(const KeyPopularity& popularity);

/// How many different keys can occur; 0 for a sequence without an end.
std::uint64_t keyCount(const KeyPopularity& popularity);

/// The long-run share of the requests that go to the key, for closed forms and partition heat. O(1) memory; for Zipf
/// the normalising sum takes O(1000) steps, so do not call it per request.
double probability(const KeyPopularity& popularity, std::uint64_t key);

/// How many keys, one after the other, a call of that operation takes: of batches and transactions one for each item.
std::uint64_t keysOfCall(std::string_view operation, std::int64_t items);

/// Whether a call of that operation puts whole items, be they there or not.
bool putsItems(std::string_view operation);

/// Tells kinds of keys apart: alike for two that are equal; never 0.
std::uint32_t kindNumber(const KeyPopularity& popularity);

/// Draws keys for one world; O(1) time and memory for any number of keys (weights are shared).
class KeySampler {
public:
    /// `popularity` must have passed check(). Of a sequence each draw takes so many keys and gives the first of them.
    explicit KeySampler(const KeyPopularity& popularity, std::uint64_t keysADraw = 1);

    /// Before the first draw: which of the endless sequences this one is, if it is one; 0 is the first, and what it is
    /// otherwise.
    void begin(std::uint64_t sequence);

    /// A key from 0; of a Zipf or hot-set popularity the low keys are the popular ones.
    std::uint64_t operator()(Stream& stream);

    /// Which keys these are: see kindNumber().
    std::uint32_t kind() const { return number_; }

private:
    enum class Kind : std::uint8_t { Uniform, Zipf, Hot, Sequential, Weighted };

    std::uint64_t drawZipf(Stream& stream) const;

    Kind kind_ = Kind::Uniform;
    std::uint32_t number_ = 0;
    std::uint64_t keys_ = 1;
    std::uint64_t total_ = 1;
    std::uint64_t next_ = 0;
    std::uint64_t keysADraw_ = 1;
    double exponent_ = 0.0;
    double share_ = 1.0;
    double areaFirst_ = 0.0;
    double areaLast_ = 0.0;
    double shortcut_ = 0.0;
    std::shared_ptr<const KeyWeights> weights_;
};

}  // namespace headroom::base
