// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace headroom::importing {

/// What stands in a scenario for the data of a file: plain words, numbers, points in time, paths and ARNs stay as they
/// are; any other text may be a secret. It becomes one of "x", as long as it was, the same for the same text and
/// another one for another, so that what machines compare is equal or not as it was in the file.
class StandIns {
public:
    /// For a text without references.
    std::string of(const std::string& text);
    /// For a text that is put together from references ("${Table}") and others: references stay.
    std::string ofParts(const std::string& text);
    /// For what a pattern with "*" is compared with.
    std::string ofPattern(const std::string& text);
    /// For an expression of a machine, `key` being what it stands under ("a.$" or a text of JSONata), or a text with
    /// quotes such as JSON: the constants in it. Names of fields stay.
    std::string ofExpression(std::string_view key, const std::string& text);
    std::string ofTemplate(const std::string& text);

    /// How many times a text has become another one.
    std::size_t count() const { return count_; }

private:
    std::string made(const std::string& text);
    std::string aroundNames(const std::string& text);

    std::map<std::string, std::string> made_;
    std::set<std::string> taken_;
    std::size_t count_ = 0;
};

/// A path, an intrinsic function or JSONata: what it says is looked up when the machine runs.
bool isExpression(std::string_view key, const std::string& text);

}  // namespace headroom::importing
