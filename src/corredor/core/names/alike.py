"""Given names that languages translate rather than transliterate, above all of rulers."""

from __future__ import annotations

from typing import Final

_ROWS: Final = """
alexander aleksandr alexandre alejandro sasha александр
andrew andrei andrey andres andré андрей эндрю андрес
anthony antony antonio энтони антоний антонио
benedict benedicto benedikt бенедикт
catherine katherine catalina ekaterina екатерина екатерину екатерины екатериной
charles carlos karl carl чарльз карл карлос
christopher cristobal христофор кристофер
constantine konstantin константин
elizabeth isabel elisabeth елизавета елизаветы елизавету елизаветой элизабет
francis francisco franciscus francesco франциск франциска франциском франциску
frederick friedrich federico фридрих фредерик
george georg jorge georgy джордж георг георгий
henry heinrich enrique henri генрих генри
james jacob jaime iakov иаков яков джеймс
jesus иисус
john juan johann ioann иоанн джон хуан иоганн
joseph josef jose iosif иосиф жозеф джозеф йозеф
leo leon lev лев
louis ludwig luis людовик луи людвиг
mary maria marie мария
michael mikhail miguel михаил майкл
nicholas nikolay nikolai nicolas николай
paul pavel pablo павел пол
peter pyotr petr pedro пётр петр питер петра
philip philippe felipe филипп
stephen steven stefan esteban stephan стивен стефан степан
vincent vicente винсент
william wilhelm guillermo guillaume вильгельм уильям
"""
ALIKE: Final = {
    form: words[0] for words in (line.split() for line in _ROWS.split("\n") if line)
    for form in words
}  # fmt: skip
"""Each form with the row's first one, which stands for all."""
