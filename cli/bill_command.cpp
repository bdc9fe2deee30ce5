// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "cli/commands.hpp"
#include "cli/usage_reader.hpp"
#include "report/bill_json.hpp"
#include "report/summary.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::cli {

namespace {

/// The place in the file that an error's JSON pointer names, or the nearest above it.
document::Problem placed(const base::Error& error, const document::Node& root, const std::string& file) {
    std::string pointer = error.where;
    const document::Node* node = document::resolve(root, pointer);
    while (node == nullptr && !pointer.empty()) {
        pointer = pointer.substr(0, pointer.rfind('/') == std::string::npos ? 0 : pointer.rfind('/'));
        node = document::resolve(root, pointer);
    }
    return {document::Severity::Error, file, node != nullptr ? node->position() : document::Position{}, error.where, error.what};
}

}  // namespace

int bill(const BillArguments& arguments) {
    LoadedUsage usage = readUsage(arguments.file);
    std::fputs(document::toLines(usage.problems).c_str(), stderr);
    if (!usage.list) return kBadInput;
    if (!arguments.region.empty()) usage.list->region = arguments.region;
    if (usage.list->region.empty()) {
        std::fprintf(stderr, "%s: lacks \"Region\"; give it in the file or with --region\n", arguments.file.c_str());
        return kBadInput;
    }
    const bool cents = arguments.round == "aws";
    usage.list->rounding = cents ? pricing::Rounding::Cent : pricing::Rounding::Nano;
    const pricing::BilledUsage billed = pricing::billUsage(*usage.list);
    if (!billed.bill) {
        std::vector<document::Problem> problems;
        for (const base::Error& error : billed.errors) problems.push_back(placed(error, *usage.root, arguments.file));
        std::fputs(document::toLines(problems).c_str(), stderr);
        return kBadInput;
    }
    std::fputs((arguments.json ? report::billJson(*billed.bill) : report::billText(*billed.bill, cents)).c_str(), stdout);
    return kDone;
}

}  // namespace headroom::cli
