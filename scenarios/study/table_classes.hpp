// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pricing/bill.hpp"
#include "pricing/price_book.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// Says of each table, and of each replica of a global one, that the other table class would cost markedly less in the
/// month of that bill, whose use has these hours. Storage of Standard-IA is cheaper and its throughput dearer, so
/// storage decides (DynamoDB Developer Guide, CostOptimization_TableClass, 2026-04-13).
std::vector<std::string> tableClassWarnings(const format::Scenario& scenario, const format::Design& design,
                                            const pricing::PriceBook& book, const pricing::Bill& bill,
                                            const std::vector<UsageByHour>& hours);

}  // namespace headroom::study
