// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

#include "scenarios/study/result.hpp"

namespace headroom::gui {

/// A line of a bill as it stands in the tree.
struct BillLine : pricing::LineItem {
    QString name;         ///< what tells it from its neighbours: the resource, or the service it is of
    double share = 0.0;   ///< of its bill's total
    double amount = 0.0;  ///< USD, per whatever is asked for
};

/// One branch: a service, a resource, or a whole design.
struct BillSection {
    QString name;
    pricing::Money perMonth;
    double share = 0.0;   ///< of the bill's total; of a design: against the dearest one
    double amount = 0.0;  ///< USD, per whatever is asked for
    std::vector<BillLine> items;
};

enum class BillBy { Service, Resource, Design };

/// What amounts are told for.
struct BillPer {
    enum class Kind { Month, MillionRequests, Unit };
    Kind kind = Kind::Month;
    std::string unit{};  ///< "order"
};

/// What a bill can be told for: a month always, a million requests and units where their number is known.
std::vector<BillPer> billPersOf(const study::Cost& cost);
/// "Per month", "Per million requests", "Per order".
QString perText(const BillPer& per);
/// What a month's amount is multiplied with; 0 where that is not known.
double factorOf(const study::Cost& cost, const BillPer& per);

/// The bill's lines by service, the dearest service and the dearest line first: for a month.
std::vector<BillSection> billSections(const pricing::Bill& bill);

/// The bill of a design (or, by design, of all of them), dearest first.
std::vector<BillSection> billTreeOf(const study::StudyResult& study, const study::DesignResult& result, BillBy by,
                                    const BillPer& per);

/// What a line's price rests on: its tier, a free allowance, a commitment, a discount.
QString explanationOf(const pricing::LineItem& line);

}  // namespace headroom::gui
