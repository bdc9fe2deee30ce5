// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands.hpp"

namespace headroom::cli {

struct CheckArguments : StudyArguments {
    std::string design;                ///< empty: the first
    std::vector<std::string> against;  ///< what was recorded
    std::string queries;               ///< what CloudWatch was asked
    std::vector<std::string> real;     ///< "Name=name in the account"
    std::string bill;                  ///< a cost-and-usage or FOCUS export
    double billHours = 0.0;            ///< that the export is of; 0: as its lines say
    int heldOut = 0;                   ///< the last days, kept apart
    std::optional<double> within;      ///< percent: exit 3 beyond it
    bool ask = false;                  ///< prints the queries instead
    bool noNote = false;
};
int check(const CheckArguments& arguments);

}  // namespace headroom::cli
