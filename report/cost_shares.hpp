// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/json_writer.hpp"
#include "report/style.hpp"
#include "scenarios/document/node.hpp"
#include "scenarios/study/result.hpp"

/// Parts of a bill: of services, of resources, of the workloads that cause it; when it is charged; and how use is
/// spread over the day.
namespace headroom::report {

/// "Charged" and "Shares" of a Cost.
void writeShares(JsonWriter& json, const study::Cost& cost);
/// The workloads' shares and what no workload causes, read back: the rest follows from the lines.
void readShares(const document::Node& node, study::Cost& cost);

/// "UsageProfile" of a design.
void writeProfiles(JsonWriter& json, const study::DesignResult& design);
void readProfiles(const document::Node& node, study::DesignResult& design);

/// Who causes the bill: a row for each workload and for each reason why none does. The head alone where that is not
/// known.
Rows workloadShareRows(const study::Cost& cost);
/// The bill by service and by resource, dearest first.
Rows serviceShareRows(const study::Cost& cost);
Rows resourceShareRows(const study::Cost& cost);
/// "by use $1.00, by the hour $2.00, at the month's start $3.00; once $4.00".
std::string chargedText(const pricing::Bill& bill);

}  // namespace headroom::report
