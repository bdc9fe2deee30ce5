// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/request.hpp"

namespace headroom::engine {

/// Mean time and reach of one hop and cause among the requests of a band.
struct BandShare {
    HopId hop = kNoHop;
    Cause cause = Cause::Compute;
    base::Duration mean;   ///< over all requests of the band, those it did not touch included
    double touched = 0.0;  ///< share of the band's requests that spent time there
};

/// A band of the latency distribution, explained.
struct Band {
    std::uint64_t requests = 0;
    base::Duration low;
    base::Duration high;
    std::vector<BandShare> shares;  ///< largest mean first
    std::vector<Span> typical;      ///< a kept request whose make-up is nearest to the mean, from its beginning
    base::Duration typicalLatency;
};

/// Answers "what makes the p99": sums hop-by-hop time for each latency row (32 a power of two), so that any band can
/// be explained afterwards, exactly but for what its edges cut of a row, in memory that does not grow with the
/// requests.
class BandRecorder {
public:
    BandRecorder();

    /// Notes finished work on `branch` that began at `began` and took `latency`: the spans from index `first` on that
    /// count there.
    void record(const Request& request, std::size_t first, base::Instant began, base::Duration latency,
                std::uint8_t branch = 0);
    void merge(const BandRecorder& other);

    /// The requests between two shares of the distribution (0.985 to 0.995 around the p99); of a row that an edge cuts
    /// the part inside counts, made up as the whole row. Nothing when no request was recorded.
    std::optional<Band> between(double from, double to) const;

private:
    static constexpr unsigned kSubBits = 5;
    static constexpr unsigned kLowestBit = 10;   ///< everything below 1 us shares a row
    static constexpr unsigned kHighestBit = 55;  ///< 417 days: an execution may take a year
    static constexpr std::size_t kRows = (kHighestBit - kLowestBit) * (1U << kSubBits) + 1;
    static constexpr std::size_t kColumns = 48;

    struct Cell {
        std::int64_t sum;
        std::int64_t touched;
    };
    struct Sample {
        std::int64_t began;
        std::int64_t latency;
        std::uint64_t spanCount;
        std::array<Span, Request::kMaxSpans> spans;
    };
    struct ZeroedFree {
        void operator()(void* memory) const noexcept;
    };
    template <class T>
    using Zeroed = std::unique_ptr<T[], ZeroedFree>;  // untouched pages cost nothing

    /// A row of a band, and how much of it lies inside.
    struct Slice {
        std::size_t row = 0;
        double share = 1.0;
    };
    std::vector<Slice> slicesOf(double from, double to) const;
    static std::size_t rowOf(base::Duration latency);
    static std::int64_t lowerEdge(std::size_t row);
    std::size_t columnOf(HopId hop, Cause cause) {
        const std::size_t place = hop * kCauses + static_cast<std::size_t>(cause);
        if (place < columnTable_.size() && columnTable_[place] != kNoColumn) return columnTable_[place];
        return newColumn(hop, cause);
    }
    std::size_t newColumn(HopId hop, Cause cause);
    struct Part {
        const Request& request;
        std::size_t first = 0;
        std::uint8_t branch = 0;
    };
    void keepSample(const Part& part, base::Instant began, base::Duration latency, std::size_t row);
    void chooseTypical(Band& band, std::size_t firstRow, std::size_t lastRow) const;

    static constexpr std::uint8_t kNoColumn = 0xff;

    std::vector<std::uint8_t> columnTable_;  ///< by hop and cause
    std::vector<std::pair<HopId, Cause>> columns_;
    Zeroed<std::uint64_t> counts_;
    Zeroed<Cell> cells_;
    Zeroed<Sample> samples_;
    std::uint64_t total_ = 0;
    base::Duration smallest_{std::numeric_limits<std::int64_t>::max()};
    base::Duration largest_{0};
};

}  // namespace headroom::engine
