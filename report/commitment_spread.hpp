// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "pricing/bill.hpp"

namespace headroom::report {

/// How the use of commitments is spread over the pieces (hours or days) of a month. AWS applies a savings plan and
/// reserved capacity hour by hour and carries nothing over (Savings Plans User Guide, "How Savings Plans apply to your
/// usage"; DynamoDB Developer Guide, "Reserved capacity"): in each piece what is used and what is left unused are what
/// is committed for it. A bill that knows no hours, or whose day or week the calendar's month does not hold in whole,
/// may cover more than some hours could: what then finds no room at the hours of its use is put where there is some.
class CommitmentSpread {
public:
    using Weights = std::vector<pricing::Int128>;

    /// `even`: how long each piece is. `ownOf`: how a line is spread that knows of no commitment. The bill outlives
    /// this.
    CommitmentSpread(const pricing::Bill& bill, const Weights& even,
                     const std::function<Weights(const pricing::LineItem&)>& ownOf);

    /// A line's weights: of what a commitment covers or leaves, and of the paid use beside it, which is the hour's paid
    /// use less what is covered of it. Null of a line that has to do with no commitment, as free use.
    const Weights* of(const pricing::LineItem& line) const;

    /// Resource, service, usage type, region.
    using UseKey = std::tuple<std::string, std::string, std::string, std::string>;

private:
    void place(const pricing::Bill& bill, const Weights& even);
    /// The lines of one usage type: in each piece they share what there is room for by their use in it.
    void placeType(const std::vector<const pricing::LineItem*>& lines, Weights& room);
    Weights restOf(const pricing::LineItem& line, std::size_t pieces) const;
    void takeFromRest(const pricing::LineItem& line, const Weights& placed);

    std::map<const pricing::LineItem*, Weights> placed_;
    std::map<UseKey, Weights> rest_;  ///< what no commitment has covered of a paid use
};

}  // namespace headroom::report
