// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/answer_parts.hpp"

namespace headroom::importing {

/// Whether an answer is of queues by URL alone: `sqs list-queues`, `get-queue-url`.
bool namesQueues(const document::Node& answer);

/// Adds a queue out of the Attributes of `sqs get-queue-attributes`, all of which are texts; what `list-queues` said of
/// it before is forgotten.
void addQueue(const document::Node& attributes, const std::string& file, Inventory& inventory, AnswerParts& parts,
              Report& report);

/// Adds the queues that an answer names, but for those that are known. A URL says a name: AWS's defaults stand for the
/// attributes, as guesses.
void addNamedQueues(const document::Node& answer, const std::string& file, Inventory& inventory, AnswerParts& parts,
                    Report& report);

}  // namespace headroom::importing
