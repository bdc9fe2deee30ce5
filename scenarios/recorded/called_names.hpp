// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Whose a recording is, by what the account calls its subject: one rule for metrics, logs, traces and bills.
namespace headroom::recorded {

/// How what the account calls something fits a resource of a scenario. Of several the one that fits best is meant: a
/// name in the account is that resource's, whatever resource of the scenario has the name.
enum class Fit : std::uint8_t {
    None,
    Made,   ///< its name in the account is not known, and CloudFormation may have made this one of its own
    Own,    ///< that is its name in the scenario
    Called  ///< that is its name in the account
};

/// What the account calls something (an ARN counts by its last part).
class CalledName {
public:
    /// In lower case where it is to fit a name of Letters::Lower.
    explicit CalledName(std::string_view called);

private:
    friend class AccountName;
    std::string text_;
    std::string bare_;                 ///< of an ARN its last part
    std::vector<std::string> middle_;  ///< what stands between hyphens, but the first part and the last
};

/// AWS tells Shop from shop; words of a label, which people and tools write as they like, are in lower case.
enum class Letters : std::uint8_t { AsWritten, Lower };

/// The names of a resource.
class AccountName {
public:
    /// `realNames`: name in the scenario to name in the account.
    AccountName(const std::string& resource, const std::map<std::string, std::string>& realNames, Letters letters);

    /// Whether the account's name is known.
    bool isKnown() const { return !called_.empty(); }
    Fit fitOf(const CalledName& name) const;

private:
    std::string own_;
    std::string called_;  ///< in the account; empty: nobody says it, CloudFormation may have made one
};

/// How that fits the resource of this name.
Fit fitOf(const std::string& resource, const std::map<std::string, std::string>& realNames, std::string_view called);
/// Whether it fits at all.
bool isCalled(const std::string& resource, const std::map<std::string, std::string>& realNames,
              std::string_view called);

/// Says of a name that is one resource's in the scenario and another's in the account whose it was taken for.
std::string passedText(const std::string& own, const std::string& called);

std::string lowerOf(std::string_view text);
/// The words of a text in lower case; what separates them is not of a name: blanks, slashes, colons, commas.
std::vector<std::string> wordsOf(std::string_view text, std::string_view separators);

}  // namespace headroom::recorded
