// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/call_cycles.hpp"

#include <algorithm>
#include <functional>

namespace headroom::format {

std::vector<CallCycle> callCycles(const std::vector<std::string>& resources,
                                  const std::map<std::string, std::set<std::string>>& calls) {
    std::vector<CallCycle> cycles;
    std::set<std::string> finished;
    std::vector<std::string> path;
    const std::function<bool(const std::string&)> visit = [&](const std::string& name) {
        if (finished.contains(name)) return false;
        if (const auto at = std::find(path.begin(), path.end(), name); at != path.end()) {
            std::string text;
            for (auto step = at; step != path.end(); ++step) text += *step + " -> ";
            cycles.push_back({name, text + name});
            return true;
        }
        path.push_back(name);
        const auto called = calls.find(name);
        const bool found = called != calls.end() && std::any_of(called->second.begin(), called->second.end(), visit);
        path.pop_back();
        finished.insert(name);
        return found;
    };
    for (const std::string& resource : resources) visit(resource);
    return cycles;
}

}  // namespace headroom::format
