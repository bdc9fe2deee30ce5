// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <memory>
#include <string>
#include <vector>

#include "model/workload/trace.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::gui {

/// What a file of recorded traffic would be taken for, before it is taken.
struct TracePreview {
    std::vector<std::vector<std::string>> rows;    ///< the first ones as they stand there; none of CloudWatch's answers
    std::shared_ptr<const workload::Trace> trace;  ///< null: it cannot be taken
    std::string trouble;                           ///< why not
    std::string gaps;                              ///< which intervals are missing and are filled in; empty: none
};

/// Reads the file that a Trace ({"File": ..., "Column": ...}) names; `folder`: where it is looked up.
TracePreview previewTrace(const document::Node& trace, const std::string& folder);

/// Whether the first row names the columns, as far as one can tell: no cell of it is a number.
bool hasHeader(const TracePreview& preview);

/// What was found, a line each: how many intervals of what length, from when to when, how much arrives.
QStringList traceFacts(const TracePreview& preview);

}  // namespace headroom::gui
