// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/refused_arguments.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "cli/commands.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/suggest.hpp"

namespace headroom::cli {

namespace {

/// "--durations" of "--durations=3m".
std::string nameOf(const std::string& argument) { return argument.substr(0, argument.find('=')); }

std::vector<std::string> optionsOf(const std::vector<std::string>& all) {
    std::vector<std::string> options{"--help"};
    for (const std::string& names : all) {
        for (std::size_t from = 0; from <= names.size();) {
            const std::size_t end = std::min(names.find(',', from), names.size());
            if (names.compare(from, 2, "--") == 0) options.push_back(names.substr(from, end - from));
            from = end + 1;
        }
    }
    return options;
}

std::string near(const std::string& wanted, const std::vector<std::string>& names) {
    const std::vector<std::string_view> views(names.begin(), names.end());
    return document::didYouMean(wanted, views);
}

/// What is wrong in the user's words; empty: the parser's own are as good.
std::string reasonOf(const std::vector<std::string>& arguments,
                     const std::map<std::string, std::vector<std::string>>& names) {
    if (arguments.empty()) return "a command is needed, such as `headroom run shop.json`";
    const std::string& command = arguments.front();
    const auto known = names.find(command);
    if (known == names.end()) {
        if (command.starts_with('-')) return {};
        std::vector<std::string> commands;
        for (const auto& [name, options] : names) commands.push_back(name);
        return "there is no command " + document::quoted(command) + near(command, commands);
    }
    const std::vector<std::string> options = optionsOf(known->second);
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string name = nameOf(arguments[i]);
        const bool option = name.size() > 2 && name.starts_with("--");
        if (!option || std::ranges::find(options, name) != options.end()) continue;
        return command + ": there is no option " + name + near(name, options);
    }
    return {};
}

}  // namespace

int refuseArguments(const std::vector<std::string>& arguments,
                    const std::map<std::string, std::vector<std::string>>& names, const std::string& why) {
    const std::string reason = reasonOf(arguments, names);
    const std::string command = !arguments.empty() && names.contains(arguments.front()) ? arguments.front() + " " : "";
    std::fprintf(stderr, "headroom: %s\nheadroom %s--help says more\n", (reason.empty() ? why : reason).c_str(),
                 command.c_str());
    return kBadInput;
}

}  // namespace headroom::cli
