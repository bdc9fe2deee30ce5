// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/left_out_reason.hpp"

#include "scenarios/document/pointer_tokens.hpp"
#include "scenarios/import/queue_properties.hpp"

namespace headroom::importing {

std::string leftOutReason(const document::Problem& problem, const Inventory& inventory) {
    const std::string& text = problem.text;
    if (text.starts_with("filters are modelled of tables' streams only"))
        return text + ": every message of the queue reaches the function here";
    const std::size_t end = text.starts_with('"') ? text.find('"', 1) : std::string::npos;
    const Resource* named = end != std::string::npos ? inventory.find(text.substr(1, end - 1)) : nullptr;
    if (named == nullptr) return text;
    const std::string rest = text.substr(end);
    const bool lacks = rest.starts_with("\" is neither a parameter nor a resource of this file");
    const bool fifo = isFifoQueue(*named) && rest.starts_with("\" is not a resource of this design");
    return lacks || fifo ? "hangs on " + named->name + ", which is left out" : text;
}

std::string subjectOf(const std::string& pointer) {
    const std::vector<std::string> tokens = document::tokensOf(pointer);
    std::string subject = tokens.size() > 1 ? tokens[1] : pointer;
    if (tokens.size() < 4) return subject;
    std::string part = inReplica(tokens) ? "Replicas/" + tokens[4] + "/" + tokens[5] : tokens.back();
    for (std::size_t at = part.find("~1"); at != std::string::npos; at = part.find("~1", at + 1)) {
        part[at] = '/';
        part.erase(at + 1, 1);
    }
    return subject + (tokens[2] == "Properties" ? "." : " ") + part;
}

bool inReplica(const std::vector<std::string>& tokens) {
    return tokens.size() > 5 && tokens[2] == "Properties" && tokens[3] == "Replicas";
}

}  // namespace headroom::importing
