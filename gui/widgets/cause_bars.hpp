// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "scenarios/study/result.hpp"

namespace headroom::gui {

/// Where a band's requests spent their time: a bar for the mean of each cause, beside it the share of requests it
/// touched. Causes beyond the last row that fits are summed up as "other".
class CauseBars : public QWidget {
    Q_OBJECT
public:
    explicit CauseBars(QWidget* parent = nullptr);

    void show(std::vector<study::CauseShare> causes);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    std::vector<study::CauseShare> visibleRows() const;
    std::vector<study::CauseShare> causes_;
};

}  // namespace headroom::gui
