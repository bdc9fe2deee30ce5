// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/cost_shares.hpp"

#include <array>
#include <map>
#include <string_view>
#include <tuple>

#include "pricing/allocation.hpp"

namespace headroom::study {

namespace {

using pricing::Int128;
using Key = std::tuple<std::string, std::string, std::string>;  // resource, service, usage type

/// Why a cost is caused by no request.
enum class Why : std::uint8_t { Held, Stored, OtherWork, Unused };
constexpr std::array<std::string_view, 4> kWhy{"capacity held and not used", "what is stored",
                                               "work that no request waited for or began", "commitments not used"};

/// What was metered under one name, over all replications.
struct Metered {
    Int128 whole = 0;
    std::vector<Int128> byWorkload;
    Why rest = Why::OtherWork;
};

Why restOf(base::MeterKind kind) {
    switch (kind) {
        case base::MeterKind::Stored:
            return Why::Stored;
        case base::MeterKind::Recurring:
            return Why::Held;
        case base::MeterKind::Measured:
            break;
    }
    return Why::OtherWork;
}

std::map<Key, Metered> meteredIn(const std::vector<Replication>& replications, std::size_t workloads) {
    std::map<Key, Metered> all;
    for (const Replication& replication : replications) {
        for (const engine::ResourceReport& report : replication.resources) {
            for (const base::MeterReading& reading : report.readings) {
                Metered& metered = all[{reading.resource, reading.service, reading.usageType}];
                metered.whole += reading.granules;
                metered.byWorkload.resize(workloads);
                metered.rest = restOf(reading.kind);
            }
        }
        for (const engine::CausedReading& caused : replication.caused) {
            const auto metered = all.find({caused.resource, caused.service, caused.usageType});
            if (metered == all.end()) continue;
            for (std::size_t i = 0; i < std::min(workloads, caused.byWorkload.size()); ++i)
                metered->second.byWorkload[i] += caused.byWorkload[i];
        }
    }
    return all;
}

/// What a line is divided by: the workloads' parts, then what none of them used.
std::vector<Int128> weightsOf(const Metered& metered) {
    std::vector<Int128> weights = metered.byWorkload;
    Int128 caused = 0;
    for (const Int128 part : weights) caused += part;
    weights.push_back(std::max<Int128>(metered.whole - caused, caused > 0 ? 0 : 1));
    return weights;
}

/// Amounts by workload and by why.
class Shares {
public:
    explicit Shares(std::size_t workloads) : workloads_(workloads), amounts_(workloads + kWhy.size()) {}

    bool divide(const pricing::LineItem& line, const Metered& metered) {
        const auto parts = pricing::allocate(line.perMonth.nanos(), weightsOf(metered));
        if (!parts) return false;
        for (std::size_t i = 0; i < workloads_; ++i) amounts_[i] += (*parts)[i];
        add(metered.rest, parts->back());
        return true;
    }
    void add(Why why, Int128 nanos) { amounts_[workloads_ + static_cast<std::size_t>(why)] += nanos; }

    void tell(const format::Design& design, Cost& cost) const {
        for (std::size_t i = 0; i < workloads_; ++i)
            cost.byWorkload.push_back({design.workloads[i].name, pricing::Money::fromNanos(amounts_[i])});
        for (std::size_t i = 0; i < kWhy.size(); ++i) {
            const Int128 nanos = amounts_[workloads_ + i];
            if (nanos != 0) cost.byNone.push_back({std::string(kWhy[i]), pricing::Money::fromNanos(nanos)});
        }
    }

private:
    std::size_t workloads_;
    std::vector<Int128> amounts_;  ///< sums of parts of a bill that fits
};

}  // namespace

base::Result<void> addCostShares(const format::Design& design, const std::vector<Replication>& replications,
                                 const pricing::Bill& bill, Cost& cost) {
    const auto metered = meteredIn(replications, design.workloads.size());
    Shares shares(design.workloads.size());
    for (const pricing::LineItem& line : bill.lines) {
        const auto known = metered.find({line.resource, line.service, line.usageType});
        if (line.kind == pricing::LineKind::Unused) {
            shares.add(Why::Unused, line.perMonth.nanos());
        } else if (known == metered.end()) {
            shares.add(line.fixed ? Why::Held : Why::OtherWork, line.perMonth.nanos());
        } else if (!shares.divide(line, known->second)) {
            return base::Error{base::Errc::BadInput, line.resource,
                               line.usageType + ": the quantity is beyond what a bill can hold"};
        }
    }
    shares.tell(design, cost);
    return {};
}

}  // namespace headroom::study
