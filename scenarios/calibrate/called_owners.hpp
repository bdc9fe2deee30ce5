// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/calibrate/measured.hpp"
#include "scenarios/calibrate/xray.hpp"

/// Whose a recording is, by what it calls its subject: as the account does.
namespace headroom::calibrate {

/// The resources of such a type ("::Function", "Table": how the type ends) that the account may call so: those that fit
/// best (recorded::Fit; `names`: name in the scenario to name in the account).
std::vector<std::string> ownersCalled(const document::Node& scenario, std::string_view type,
                                      const std::map<std::string, std::string>& names, const std::string& called);

/// What to say where such a name is one resource's in the account and another's in the scenario; empty: it is not.
std::string passedOver(const document::Node& scenario, std::string_view type,
                       const std::map<std::string, std::string>& names, const std::string& called);

/// The one of them, names in the account being those that the scenario says (FunctionName, TableName). Empty: none, or
/// it may be one of several.
std::string calledOwner(const document::Node& scenario, std::string_view type, const std::string& called);

/// What TracedOwners answers where it may be of several: no name of a resource.
inline constexpr std::string_view kUnclearOwner = "?";

/// Whose the functions of traces are.
class TracedOwners {
public:
    /// `names`: name in the scenario to name in the account. `of`: the function that all is of; may be empty.
    TracedOwners(const document::Node& scenario, const std::map<std::string, std::string>& names,
                 const TraceSample& sample, const std::string& of);

    /// Empty: nobody's. kUnclearOwner: it may be of several, or several may be of the same, which is told.
    std::string ofCalled(const std::string& called, Findings& findings) const;

private:
    std::map<std::string, std::vector<std::string>> like_;                   ///< by name in the account
    std::map<std::string, std::map<int, std::vector<std::string>>> called_;  ///< by name in the scenario, and by fit
};

}  // namespace headroom::calibrate
