// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

/// A validator of FOCUS 1.2 files of our own: columns, nulls, allowed values, formats, and what rows must agree on.
namespace headroom::test {

/// A cell: its text, and whether it is null (empty and not quoted).
struct FocusCell {
    std::string text;
    bool null = true;
};
using FocusRow = std::map<std::string, FocusCell>;

/// The rows of a CSV by column.
std::vector<FocusRow> focusRows(const std::string& csv);

/// Every rule that a file breaks, with its row; empty for a valid one.
std::vector<std::string> focusProblems(const std::vector<FocusRow>& rows);

}  // namespace headroom::test
