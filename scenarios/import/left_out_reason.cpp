// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/left_out_reason.hpp"

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

}  // namespace headroom::importing
