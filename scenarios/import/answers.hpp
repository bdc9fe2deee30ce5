// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/problem.hpp"
#include "scenarios/import/answer_parts.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Whether a document is an answer of the AWS command line (describe-table, list-functions, describe-clusters ...), as
/// it is printed or as recorded by SDK test tools ({"status_code", "data"}).
bool isAnswer(const document::Node& root);

/// Reads an answer: what it says of resources, and what it knows of their contents (how many items, how large).
/// What belongs to something that it does not name goes into `parts`.
void readAnswer(const document::Node& root, const std::string& file, Inventory& inventory, AnswerParts& parts,
                Report& report);

/// Whether a document is a state machine's definition (Amazon States Language) by itself.
bool isDefinition(const document::Node& root);

/// Reads a definition as a Standard machine, named after its file.
void readDefinition(const document::Node& root, const std::string& file, Inventory& inventory);

}  // namespace headroom::importing
