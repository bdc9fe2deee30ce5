// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace headroom::dynamodb {

/// What is kept of each of many keys: nothing yet, that it has no item, or a tick of 65,534 at which it was written.
/// Two bytes a key; two bits, where no other tick than the first will be kept: writes come at random keys, and what
/// does not lie near the processor costs more than the rest of a write.
class KeyMarks {
public:
    static constexpr std::uint16_t kUnseen = 0;
    static constexpr std::uint16_t kFirstTick = 1;
    static constexpr std::uint16_t kGone = 65'535;
    static constexpr std::uint64_t kTicks = 65'534;

    enum class Ticks { All, FirstOnly };

    KeyMarks(std::uint64_t keys, Ticks ticks) : keys_(keys) {
        if (ticks == Ticks::All) {
            wide_.resize(keys, kUnseen);
            written_.resize(keys / kInWord + 1);
        } else {
            narrow_.resize((keys + kInByte - 1) / kInByte);
        }
    }

    std::uint64_t size() const { return keys_; }
    std::uint16_t of(std::uint64_t key) const {
        constexpr std::array<std::uint16_t, 4> kMarks{kUnseen, kFirstTick, kGone, kGone};
        if (!wide_.empty()) return wide_[key];
        const unsigned four = narrow_[key / kInByte];
        return kMarks[(four >> shiftOf(key)) & 3U];
    }
    void set(std::uint64_t key, std::uint16_t mark) {
        if (!wide_.empty()) {
            wide_[key] = mark;
            written_[key / kInWord] |= std::uint64_t{1} << (key / kInGroup % kGroups);
            return;
        }
        const unsigned code = mark == kGone ? 2U : mark;
        const unsigned four = narrow_[key / kInByte];
        narrow_[key / kInByte] = static_cast<std::uint8_t>((four & ~(3U << shiftOf(key))) | (code << shiftOf(key)));
    }

    /// Of how many words the keys are: a word tells in which of its groups of keys ticks are kept. None of narrow
    /// marks.
    std::uint64_t words() const { return written_.size(); }
    /// Of a word's keys those with a tick that is no longer `kept` have no item; only groups that have a tick are
    /// looked at.
    void sweep(std::uint64_t word, const auto& kept) {
        for (std::uint64_t left = written_[word]; left != 0; left &= left - 1) {
            sweepGroup(word * kGroups + static_cast<std::uint64_t>(std::countr_zero(left)),
                       [&](std::uint64_t, std::uint16_t mark) { return kept(mark); });
        }
    }

    static constexpr std::uint64_t kInGroup = 128;  // 16 KB of words for the most keys
    static constexpr std::uint64_t kGroups = 64;    ///< in a word
    /// All of them.
    std::uint64_t groups() const { return words() * kGroups; }
    /// The first group from that one on in which ticks are kept; groups(): none is.
    std::uint64_t nextGroup(std::uint64_t group) const {
        if (group >= groups()) return groups();
        std::uint64_t word = group / kGroups;
        std::uint64_t left = written_[word] & (~std::uint64_t{0} << (group % kGroups));
        while (left == 0 && ++word < words()) left = written_[word];
        return left == 0 ? groups() : word * kGroups + static_cast<std::uint64_t>(std::countr_zero(left));
    }
    /// Of a group's keys those with a tick that is no longer kept(key, mark) have no item.
    void sweepGroup(std::uint64_t group, const auto& kept) {
        const std::uint64_t first = group * kInGroup;
        bool any = false;
        for (std::uint64_t key = first; key < std::min(keys_, first + kInGroup); ++key) {
            std::uint16_t& mark = wide_[key];
            if (mark == kUnseen || mark == kGone) continue;
            if (kept(key, mark))
                any = true;
            else
                mark = kGone;
        }
        if (!any) written_[group / kGroups] &= ~(std::uint64_t{1} << (group % kGroups));
    }

private:
    static constexpr std::uint64_t kInByte = 4;
    static constexpr std::uint64_t kInWord = kInGroup * kGroups;
    static unsigned shiftOf(std::uint64_t key) { return 2U * static_cast<unsigned>(key % kInByte); }

    std::uint64_t keys_;
    std::vector<std::uint16_t> wide_;
    std::vector<std::uint8_t> narrow_;
    std::vector<std::uint64_t> written_;  ///< by word: a bit for each group in which ticks are kept
};

}  // namespace headroom::dynamodb
