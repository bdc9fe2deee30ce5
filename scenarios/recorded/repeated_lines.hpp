// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace headroom::recorded {

/// Which lines of logs were there before, by 50 bits of their hash: of 10 million lines that differ, one is taken for
/// another with probability 0.04. Some 6 bytes a line, at most kMost of them.
class SeenLines {
public:
    static constexpr std::size_t kMost = std::size_t{16} << 20U;

    /// Remembers a line; false: it was there. Beyond kMost lines new ones are no longer remembered.
    bool isNew(std::uint64_t hash);
    bool full() const { return count_ >= kMost; }

private:
    static constexpr unsigned kShardBits = 18;
    std::vector<std::vector<std::uint32_t>> shards_{};  // by the upper bits; none before the first line
    std::size_t count_ = 0;
};

/// Lets through each line once. Lines are the same when request and figures are: an invocation that was tried again has
/// the same request and other figures. A request that stands on more than kMostRuns lines in a row is no request's
/// identifier but what someone put in its place: then nothing is left out.
template <class Line>
class OncePerLine {
public:
    static constexpr std::size_t kMostRuns = 8;  // three attempts, each exported twice, with room

    explicit OncePerLine(SeenLines& seen) : seen_(seen) {}

    /// `request`: a hash of its identifier, 0: it has none. `figures`: one of what the line says.
    template <class Use>
    void take(const Line& line, std::uint64_t request, std::uint64_t figures, const Use& use) {
        run_ = request != 0 && request == last_ ? run_ + 1 : 1;
        last_ = request;
        if (run_ == 1) settle();
        if (run_ > kMostRuns) {
            for (const Line& held : held_) use(held);
            held_.clear();
            use(line);
        } else if (request == 0 || seen_.isNew(request * 0x9e3779b97f4a7c15U ^ figures)) {
            use(line);
        } else {
            held_.push_back(line);
        }
    }
    /// Lines that were left out; asked for at the end.
    std::uint64_t repeated() {
        settle();
        return repeated_;
    }

private:
    void settle() {
        repeated_ += held_.size();
        held_.clear();
    }
    SeenLines& seen_;
    std::uint64_t last_ = 0;
    std::size_t run_ = 0;
    std::vector<Line> held_{};
    std::uint64_t repeated_ = 0;
};

/// A hash of a request's identifier; 0 where there is none ("-" in access logs).
std::uint64_t requestHash(std::string_view identifier);

/// Adds a figure to a hash.
constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t figure) {
    hash = (hash ^ figure) * 0xff51afd7ed558ccdU;
    return hash ^ (hash >> 32U);
}

}  // namespace headroom::recorded
