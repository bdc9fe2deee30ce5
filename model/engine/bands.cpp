// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/bands.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <new>

#include "model/base/random.hpp"

namespace headroom::engine {

namespace {

template <class T>
T* zeroed(std::size_t count) {
    void* memory = std::calloc(count, sizeof(T));
    if (memory == nullptr) throw std::bad_alloc();
    return static_cast<T*>(memory);
}

}  // namespace

void BandRecorder::ZeroedFree::operator()(void* memory) const noexcept { std::free(memory); }

BandRecorder::BandRecorder()
    : counts_(zeroed<std::uint64_t>(kRows)), cells_(zeroed<Cell>(kRows * kColumns)), samples_(zeroed<Sample>(kRows)) {
    columns_.reserve(kColumns);
}

std::size_t BandRecorder::rowOf(base::Duration latency) {
    const auto ns = static_cast<std::uint64_t>(latency.count < 0 ? 0 : latency.count);
    if (ns < (1ULL << kLowestBit)) return 0;
    const unsigned top = static_cast<unsigned>(std::bit_width(ns)) - 1;
    if (top >= kHighestBit) return kRows - 1;
    const auto fraction = (ns >> (top - kSubBits)) & ((1U << kSubBits) - 1);
    return (static_cast<std::size_t>(top - kLowestBit) << kSubBits) + static_cast<std::size_t>(fraction);
}

std::int64_t BandRecorder::lowerEdge(std::size_t row) {
    if (row == 0) return 0;
    const auto top = static_cast<unsigned>(row >> kSubBits) + kLowestBit;
    const auto fraction = static_cast<std::int64_t>(row & ((1U << kSubBits) - 1));
    return (1LL << top) + (fraction << (top - kSubBits));
}

std::size_t BandRecorder::newColumn(HopId hop, Cause cause) {
    const std::size_t place = hop * kCauses + static_cast<std::size_t>(cause);
    if (place >= columnTable_.size()) columnTable_.resize((hop + std::size_t{1}) * kCauses, kNoColumn);
    std::uint8_t& column = columnTable_[place];
    if (columns_.size() + 1 < kColumns) {
        column = static_cast<std::uint8_t>(columns_.size());
        columns_.emplace_back(hop, cause);
    } else {  // the last column gathers what has no column of its own
        column = static_cast<std::uint8_t>(kColumns - 1);
        if (columns_.size() < kColumns) columns_.emplace_back(kNoHop, cause);
    }
    return column;
}

void BandRecorder::record(const Request& request, std::size_t first, base::Instant began, base::Duration latency,
                          std::uint8_t branch) {
    const std::size_t row = rowOf(latency);
    Cell* const cells = &cells_[row * kColumns];
    const bool all = branch == 0 && !request.anyGivenUp();
    std::uint64_t seen = 0;
    for (const Span& span : request.spans().subspan(first)) {
        if (!all && !request.counts(span, branch)) continue;
        const std::size_t column = columnOf(span.hop, span.cause);
        Cell& cell = cells[column];
        cell.sum += span.length.count;
        cell.touched += static_cast<std::int64_t>(~seen >> column & 1U);
        seen |= 1ULL << column;
    }
    ++total_;
    smallest_ = std::min(smallest_, latency);
    largest_ = std::max(largest_, latency);
    const std::uint64_t nth = ++counts_[row];
    // A reservoir of one a row, decided by the request's own key so that it is the same in every run.
    base::Stream lot(request.key ^ 0x5bd1e995ULL);
    if (lot.below(nth) == 0) keepSample({request, first, branch}, began, latency, row);
}

void BandRecorder::keepSample(const Part& part, base::Instant began, base::Duration latency, std::size_t row) {
    Sample& sample = samples_[row];
    sample.began = began.ns;
    sample.latency = latency.count;
    sample.spanCount = 0;
    for (const Span& span : part.request.spans().subspan(part.first)) {
        if (part.request.counts(span, part.branch)) sample.spans[sample.spanCount++] = span;
    }
}

void BandRecorder::merge(const BandRecorder& other) {
    total_ += other.total_;
    smallest_ = std::min(smallest_, other.smallest_);
    largest_ = std::max(largest_, other.largest_);
    std::vector<std::size_t> mine(other.columns_.size());
    for (std::size_t i = 0; i < mine.size(); ++i) mine[i] = columnOf(other.columns_[i].first, other.columns_[i].second);
    for (std::size_t row = 0; row < kRows; ++row) {
        if (other.counts_[row] == 0) continue;
        if (counts_[row] == 0) samples_[row] = other.samples_[row];
        counts_[row] += other.counts_[row];
        for (std::size_t i = 0; i < mine.size(); ++i) {
            cells_[row * kColumns + mine[i]].sum += other.cells_[row * kColumns + i].sum;
            cells_[row * kColumns + mine[i]].touched += other.cells_[row * kColumns + i].touched;
        }
    }
}

void BandRecorder::chooseTypical(Band& band, std::size_t firstRow, std::size_t lastRow) const {
    double best = -1.0;
    for (std::size_t row = firstRow; row <= lastRow; ++row) {
        if (counts_[row] == 0) continue;
        const Sample& sample = samples_[row];
        double distance = 0.0;
        for (const BandShare& share : band.shares) {
            double spent = 0.0;
            for (std::size_t i = 0; i < sample.spanCount; ++i) {
                const Span& span = sample.spans[i];
                if (span.hop == share.hop && span.cause == share.cause) spent += static_cast<double>(span.length.count);
            }
            distance += std::abs(spent - static_cast<double>(share.mean.count));
        }
        if (best >= 0.0 && distance >= best) continue;
        best = distance;
        band.typical.assign(sample.spans.begin(), sample.spans.begin() + static_cast<std::ptrdiff_t>(sample.spanCount));
        for (Span& span : band.typical) span.start = base::Instant{span.start.ns - sample.began};
        band.typicalLatency = base::Duration(sample.latency);
    }
}

std::vector<BandRecorder::Slice> BandRecorder::slicesOf(double from, double to) const {
    const auto total = static_cast<double>(total_);
    const double first = std::clamp(from, 0.0, 1.0) * total;
    const double last = std::max(std::clamp(to, 0.0, 1.0) * total, first);
    std::vector<Slice> slices;
    double below = 0.0;
    for (std::size_t row = 0; row < kRows && below < last; ++row) {
        if (counts_[row] == 0) continue;
        const auto count = static_cast<double>(counts_[row]);
        const double inside = std::min(below + count, last) - std::max(below, first);
        if (inside > 0.0) slices.push_back({row, inside / count});
        below += count;
    }
    return slices;
}

std::optional<Band> BandRecorder::between(double from, double to) const {
    if (total_ == 0) return std::nullopt;
    const std::vector<Slice> slices = slicesOf(from, to);
    if (slices.empty()) return std::nullopt;
    Band band;
    const std::size_t lastRow = slices.back().row;
    band.low = std::max(base::Duration(lowerEdge(slices.front().row)), smallest_);
    band.high = lastRow + 1 == kRows ? largest_ : std::min(base::Duration(lowerEdge(lastRow + 1)), largest_);
    double requests = 0.0;
    for (const Slice& slice : slices) requests += slice.share * static_cast<double>(counts_[slice.row]);
    band.requests = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(std::llround(requests)));
    for (std::size_t column = 0; column < columns_.size(); ++column) {
        double sum = 0.0;
        double touched = 0.0;
        for (const Slice& slice : slices) {
            const Cell& cell = cells_[slice.row * kColumns + column];
            sum += slice.share * static_cast<double>(cell.sum);
            touched += slice.share * static_cast<double>(cell.touched);
        }
        if (sum <= 0.0) continue;
        band.shares.push_back({columns_[column].first, columns_[column].second,
                               base::Duration(std::llround(sum / requests)), touched / requests});
    }
    std::stable_sort(band.shares.begin(), band.shares.end(),
                     [](const BandShare& a, const BandShare& b) { return a.mean > b.mean; });
    chooseTypical(band, slices.front().row, lastRow);
    return band;
}

}  // namespace headroom::engine
