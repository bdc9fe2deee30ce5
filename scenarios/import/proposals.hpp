// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/import/grants.hpp"

namespace headroom::importing {

/// A call that a function's code may make: no template says that it does, or how often.
struct Proposal {
    std::string function;
    std::string target;
    std::string operation;
    std::string via;  ///< a DAX cluster; empty: none
    std::string why;
    Origin origin;           ///< of the statement or the variable
    bool named = false;      ///< a variable of the function names the target
    bool onlyNamed = false;  ///< and no role in the files says what the code may do
};

/// The calls of all functions: at most one that reads and one that writes a table, and one of each function, state
/// machine and queue that may be called; never in a circle (see withoutCircles). What code may reach and is not
/// modelled goes into the report.
std::vector<Proposal> proposeCalls(const Inventory& inventory, Report& report);

}  // namespace headroom::importing
