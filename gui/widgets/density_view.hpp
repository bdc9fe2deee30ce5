// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

#include "gui/items/density.hpp"

namespace headroom::gui {

/// What a distribution looks like, with its percentiles; hidden for a constant.
class DensityView : public QWidget {
    Q_OBJECT
public:
    explicit DensityView(bool asBytes, QWidget* parent = nullptr);

    void show(const std::optional<base::Distribution>& distribution);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<base::Distribution> shown_;
    std::optional<Density> density_;
    bool asBytes_;
};

}  // namespace headroom::gui
