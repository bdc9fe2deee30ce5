// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/document/problem.hpp"
#include "scenarios/import/report.hpp"

namespace headroom::importing {

/// Whether a given value is a stack's name: "AWS::StackName", of one of several templates "orders.yaml/AWS::StackName",
/// with as many folders in front as tell it from others of that name.
bool isStackName(std::string_view parameter);

/// Whose stack names were given. One that an earlier import was given and that is nobody's any more is not used.
class StackNamesGiven {
public:
    StackNamesGiven() = default;
    /// `parameters`: all that is given; `kept`: those of them that come from an earlier import; `templates`: the files
    /// of stacks that are not nested in others.
    StackNamesGiven(const std::map<std::string, std::string>& parameters, const std::set<std::string>& kept,
                    const std::vector<std::string>& templates);

    /// Of a template; empty: nobody said it.
    std::string of(const std::string& file) const;
    /// How the scenario keeps what was given under that name; empty: it does not.
    std::string keyOf(const std::string& given) const;
    /// Refuses what names no template, or one of several; says what an earlier import had and is not used.
    void tell(Report& report, std::vector<document::Problem>& problems) const;

private:
    struct Name {
        std::string given;  ///< as it is called in --set or in the scenario
        std::string value;
        bool kept = false;
        std::vector<std::string> files;  ///< that it may be of
    };
    std::string labelOf(const std::string& file) const;
    std::string advice() const;
    const Name* nameOf(const std::string& file) const;

    std::vector<std::string> templates_;
    std::vector<Name> names_;
};

}  // namespace headroom::importing
