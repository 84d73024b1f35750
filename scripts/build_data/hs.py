"""Write src/corredor/data/hs: sections and headings of the Harmonized System, in three languages.

    python scripts/build_data/hs.py

Names of chapters stand in data/isic/hs.csv. Headings are those that the first corridors trade or
that a rule of duty names; names are shortened from the nomenclature and translated for reports.
"""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "hs"

SECTIONS: Final = """\
I|01|05|Animales y productos animales|Animals and animal products|Животные и продукты животного происхождения
II|06|14|Productos vegetales|Vegetable products|Растительные продукты
III|15|15|Grasas y aceites|Fats and oils|Жиры и масла
IV|16|24|Alimentos preparados, bebidas y tabaco|Prepared foods, beverages and tobacco|Готовые пищевые продукты, напитки и табак
V|25|27|Productos minerales|Mineral products|Минеральные продукты
VI|28|38|Productos químicos|Chemicals|Продукция химической промышленности
VII|39|40|Plástico y caucho|Plastics and rubber|Пластмассы и каучук
VIII|41|43|Cueros y pieles|Hides, leather and furs|Шкуры, кожа и мех
IX|44|46|Madera, corcho y cestería|Wood, cork and wickerwork|Древесина, пробка и плетёные изделия
X|47|49|Pasta de madera, papel e impresos|Wood pulp, paper and print|Древесная масса, бумага и печатная продукция
XI|50|63|Textiles y confección|Textiles and clothing|Текстиль и одежда
XII|64|67|Calzado, sombreros y paraguas|Footwear, headgear and umbrellas|Обувь, головные уборы и зонты
XIII|68|70|Piedra, cerámica y vidrio|Stone, ceramics and glass|Камень, керамика и стекло
XIV|71|71|Metales preciosos y joyería|Precious metals and jewellery|Драгоценные металлы и бижутерия
XV|72|83|Metales comunes y sus manufacturas|Base metals and articles|Недрагоценные металлы и изделия из них
XVI|84|85|Máquinas y material eléctrico|Machinery and electrical equipment|Машины и электрооборудование
XVII|86|89|Material de transporte|Transport equipment|Транспортные средства
XVIII|90|92|Instrumentos ópticos, médicos y musicales; relojes|Optical, medical and musical instruments; clocks|Оптические, медицинские и музыкальные инструменты; часы
XIX|93|93|Armas y municiones|Arms and ammunition|Оружие и боеприпасы
XX|94|96|Manufacturas diversas|Miscellaneous manufactures|Разные промышленные товары
XXI|97|97|Arte y antigüedades|Art and antiques|Произведения искусства и антиквариат
"""  # noqa: E501
HEADINGS: Final = """\
0201|Carne bovina, fresca o refrigerada|Meat of bovine animals, fresh or chilled|Говядина свежая или охлаждённая
0203|Carne porcina|Meat of swine|Свинина
0207|Carne y despojos de aves|Meat and offal of poultry|Мясо и субпродукты птицы
0302|Pescado fresco o refrigerado|Fish, fresh or chilled|Рыба свежая или охлаждённая
0303|Pescado congelado|Fish, frozen|Рыба мороженая
0306|Crustáceos|Crustaceans|Ракообразные
0402|Leche y nata concentradas|Milk and cream, concentrated|Молоко и сливки сгущённые
0409|Miel natural|Natural honey|Мёд натуральный
0702|Tomates frescos|Tomatoes, fresh|Томаты свежие
0709|Las demás hortalizas frescas|Other vegetables, fresh|Прочие овощи свежие
0713|Legumbres secas|Dried leguminous vegetables|Бобовые сушёные
0803|Bananas y plátanos|Bananas|Бананы
0804|Dátiles, higos, piñas, aguacates, mangos|Dates, figs, pineapples, avocados, mangoes|Финики, инжир, ананасы, авокадо, манго
0805|Cítricos|Citrus fruit|Цитрусовые
0810|Las demás frutas frescas|Other fruit, fresh|Прочие фрукты свежие
0901|Café|Coffee|Кофе
0902|Té|Tea|Чай
0904|Pimienta y chiles|Pepper; dried chillies|Перец; сушёный стручковый перец
1001|Trigo y morcajo|Wheat and meslin|Пшеница и меслин
1003|Cebada|Barley|Ячмень
1005|Maíz|Maize|Кукуруза
1006|Arroz|Rice|Рис
1107|Malta|Malt|Солод
1201|Habas de soja|Soya beans|Соевые бобы
1205|Semillas de nabo o colza|Rape or colza seeds|Семена рапса
1211|Plantas medicinales o para perfumería|Plants for medicine or perfume|Растения для медицины и парфюмерии
1302|Jugos y extractos vegetales|Vegetable saps and extracts|Растительные соки и экстракты
1507|Aceite de soja|Soya-bean oil|Масло соевое
1512|Aceite de girasol|Sunflower oil|Масло подсолнечное
1701|Azúcar de caña o remolacha|Cane or beet sugar|Сахар тростниковый или свекловичный
1703|Melaza|Molasses|Меласса
1806|Chocolate|Chocolate|Шоколад
2005|Hortalizas preparadas|Vegetables, prepared|Овощи консервированные
2009|Jugos de frutas|Fruit juices|Фруктовые соки
2103|Salsas y condimentos|Sauces and condiments|Соусы и приправы
2203|Cerveza de malta|Beer made from malt|Пиво солодовое
2204|Vino|Wine|Вино
2207|Alcohol etílico sin desnaturalizar de 80 % o más|Ethyl alcohol of 80 % or more|Спирт этиловый от 80 %
2208|Aguardientes y licores|Spirits and liqueurs|Спиртные напитки
2402|Cigarros y cigarrillos|Cigars and cigarettes|Сигары и сигареты
2503|Azufre|Sulphur|Сера
2601|Minerales de hierro|Iron ores|Руды железные
2603|Minerales de cobre|Copper ores|Руды медные
2604|Minerales de níquel|Nickel ores|Руды никелевые
2608|Minerales de cinc|Zinc ores|Руды цинковые
2701|Hulla|Coal|Уголь каменный
2709|Aceites crudos de petróleo|Crude petroleum|Нефть сырая
2710|Aceites de petróleo, no crudos|Petroleum oils, not crude|Нефтепродукты
2711|Gas de petróleo|Petroleum gases|Газы нефтяные
2713|Coque de petróleo|Petroleum coke|Кокс нефтяной
2804|Hidrógeno, gases nobles|Hydrogen, rare gases|Водород, инертные газы
2814|Amoníaco|Ammonia|Аммиак
2844|Elementos radiactivos|Radioactive elements|Радиоактивные элементы
2905|Alcoholes acíclicos|Acyclic alcohols|Спирты ациклические
2915|Ácidos monocarboxílicos saturados|Saturated monocarboxylic acids|Кислоты монокарбоновые насыщенные
2933|Compuestos heterocíclicos con nitrógeno|Heterocyclic compounds with nitrogen|Гетероциклические соединения с азотом
3002|Sangre, vacunas y toxinas|Blood, vaccines and toxins|Кровь, вакцины и токсины
3004|Medicamentos dosificados|Medicaments in doses|Лекарства дозированные
3102|Abonos nitrogenados|Nitrogenous fertilisers|Удобрения азотные
3103|Abonos fosfatados|Phosphatic fertilisers|Удобрения фосфорные
3104|Abonos potásicos|Potassic fertilisers|Удобрения калийные
3105|Abonos con varios elementos|Fertilisers of several elements|Удобрения комплексные
3304|Preparaciones de belleza|Beauty preparations|Косметика
3402|Detergentes|Detergents|Моющие средства
3808|Plaguicidas|Pesticides|Пестициды
3901|Polímeros de etileno|Polymers of ethylene|Полимеры этилена
3902|Polímeros de propileno|Polymers of propylene|Полимеры пропилена
3907|Poliésteres y poliacetales|Polyesters and polyacetals|Полиэфиры и полиацетали
3926|Las demás manufacturas de plástico|Other articles of plastics|Прочие изделия из пластмасс
4002|Caucho sintético|Synthetic rubber|Каучук синтетический
4011|Neumáticos nuevos|New pneumatic tyres|Шины новые
4407|Madera aserrada|Wood, sawn|Пиломатериалы
4412|Madera contrachapada|Plywood|Фанера
4703|Pasta química de madera|Chemical wood pulp|Целлюлоза древесная
4801|Papel prensa|Newsprint|Бумага газетная
4810|Papel estucado|Coated paper|Бумага мелованная
6109|Camisetas de punto|T-shirts, knitted|Футболки трикотажные
6203|Trajes y pantalones para hombres|Men's suits and trousers|Костюмы и брюки мужские
6403|Calzado con parte superior de cuero|Footwear with leather uppers|Обувь с верхом из кожи
7102|Diamantes|Diamonds|Алмазы
7106|Plata|Silver|Серебро
7108|Oro|Gold|Золото
7110|Platino|Platinum|Платина
7201|Fundición en bruto|Pig iron|Чугун передельный
7202|Ferroaleaciones|Ferro-alloys|Ферросплавы
7203|Productos férreos de reducción directa|Ferrous products of direct reduction|Железо прямого восстановления
7204|Desperdicios de hierro o acero|Ferrous waste and scrap|Лом чёрных металлов
7206|Hierro y acero en lingotes|Iron and steel in ingots|Железо и сталь в слитках
7207|Semiproductos de hierro o acero|Semi-finished iron or steel|Полуфабрикаты из железа или стали
7208|Laminados planos en caliente, anchos|Flat-rolled, hot, wide|Прокат плоский горячекатаный широкий
7209|Laminados planos en frío, anchos|Flat-rolled, cold, wide|Прокат плоский холоднокатаный широкий
7210|Laminados planos revestidos, anchos|Flat-rolled, coated, wide|Прокат плоский с покрытием широкий
7213|Alambrón|Wire rod|Катанка
7214|Barras de hierro o acero|Bars of iron or steel|Прутки из железа или стали
7216|Perfiles de hierro o acero|Sections of iron or steel|Профили из железа или стали
7225|Laminados planos de acero aleado, anchos|Flat-rolled of alloy steel, wide|Прокат плоский из легированной стали широкий
7304|Tubos sin soldadura|Seamless tubes|Трубы бесшовные
7305|Tubos de gran diámetro|Large tubes|Трубы большого диаметра
7306|Los demás tubos|Other tubes|Прочие трубы
7308|Construcciones de hierro o acero|Structures of iron or steel|Металлоконструкции из чёрных металлов
7318|Tornillos y tuercas|Screws and nuts|Винты и гайки
7326|Las demás manufacturas de hierro o acero|Other articles of iron or steel|Прочие изделия из чёрных металлов
7402|Cobre sin refinar|Copper, unrefined|Медь нерафинированная
7403|Cobre refinado|Copper, refined|Медь рафинированная
7404|Desperdicios de cobre|Copper waste and scrap|Лом меди
7408|Alambre de cobre|Copper wire|Проволока медная
7502|Níquel en bruto|Nickel, unwrought|Никель необработанный
7601|Aluminio en bruto|Aluminium, unwrought|Алюминий необработанный
7602|Desperdicios de aluminio|Aluminium waste and scrap|Лом алюминия
7604|Barras y perfiles de aluminio|Bars and profiles of aluminium|Прутки и профили алюминиевые
7605|Alambre de aluminio|Aluminium wire|Проволока алюминиевая
7606|Chapas de aluminio|Aluminium plates and sheets|Плиты и листы алюминиевые
7607|Hojas de aluminio|Aluminium foil|Фольга алюминиевая
7608|Tubos de aluminio|Aluminium tubes|Трубы алюминиевые
7610|Construcciones de aluminio|Structures of aluminium|Металлоконструкции алюминиевые
7612|Recipientes de aluminio|Containers of aluminium|Ёмкости алюминиевые
7615|Artículos de mesa de aluminio|Household articles of aluminium|Изделия столовые алюминиевые
7616|Las demás manufacturas de aluminio|Other articles of aluminium|Прочие изделия из алюминия
7801|Plomo en bruto|Lead, unwrought|Свинец необработанный
7901|Cinc en bruto|Zinc, unwrought|Цинк необработанный
8108|Titanio|Titanium|Титан
8401|Reactores nucleares|Nuclear reactors|Реакторы ядерные
8407|Motores de chispa|Spark-ignition engines|Двигатели с искровым зажиганием
8408|Motores diésel|Diesel engines|Дизели
8409|Partes de motores|Parts of engines|Части двигателей
8411|Turborreactores y turbinas de gas|Turbojets and gas turbines|Турбореактивные двигатели и газовые турбины
8413|Bombas para líquidos|Pumps for liquids|Насосы жидкостные
8414|Bombas de aire y compresores|Air pumps and compressors|Насосы воздушные и компрессоры
8415|Acondicionadores de aire|Air conditioners|Кондиционеры
8418|Refrigeradores|Refrigerators|Холодильники
8421|Centrifugadoras y filtros|Centrifuges and filters|Центрифуги и фильтры
8443|Impresoras|Printers|Принтеры
8471|Computadoras|Computers|Вычислительные машины
8481|Grifería y válvulas|Taps and valves|Арматура и клапаны
8482|Rodamientos|Bearings|Подшипники
8501|Motores y generadores eléctricos|Electric motors and generators|Электродвигатели и генераторы
8504|Transformadores|Transformers|Трансформаторы
8517|Teléfonos y aparatos de comunicación|Telephones and communication apparatus|Телефоны и аппаратура связи
8528|Monitores y televisores|Monitors and televisions|Мониторы и телевизоры
8536|Aparatos de conexión, hasta 1000 V|Switches and connectors, to 1000 V|Аппаратура коммутации до 1000 В
8537|Cuadros eléctricos|Electric boards and panels|Пульты и панели электрические
8542|Circuitos integrados|Integrated circuits|Схемы интегральные
8544|Cables y conductores|Wires and cables|Провода и кабели
8607|Partes de vehículos ferroviarios|Parts of railway vehicles|Части подвижного состава
8701|Tractores|Tractors|Тракторы и тягачи
8702|Autobuses|Buses|Автобусы
8703|Automóviles de turismo|Motor cars|Автомобили легковые
8704|Vehículos para mercancías|Goods vehicles|Автомобили грузовые
8708|Partes de vehículos automóviles|Parts of motor vehicles|Части автомобилей
8802|Aviones y helicópteros|Aircraft and helicopters|Самолёты и вертолёты
8803|Partes de aeronaves, hasta 2021|Parts of aircraft, to 2021|Части летательных аппаратов, до 2021
8807|Partes de aeronaves, desde 2022|Parts of aircraft, from 2022|Части летательных аппаратов, с 2022
9018|Instrumentos médicos|Medical instruments|Инструменты медицинские
9021|Prótesis y aparatos de ortopedia|Prostheses and orthopaedic appliances|Протезы и ортопедические приспособления
9032|Reguladores automáticos|Automatic regulators|Регуляторы автоматические
9401|Asientos|Seats|Мебель для сидения
9403|Los demás muebles|Other furniture|Прочая мебель
9504|Videojuegos y juegos de salón|Video games and parlour games|Видеоигры и настольные игры
"""  # noqa: E501
SOURCE: Final = """\
producer = "World Customs Organization; names shortened and translated by corredor"
title = "Harmonized System 2022: sections, and the headings that the first corridors trade or that \
a rule of duty names; chapters in data/isic"
url = "https://www.wcoomd.org/en/topics/nomenclature/instrument-and-tools/\
hs-nomenclature-2022-edition.aspx"
licence = "public classification; wording Apache-2.0"
retrieved = "2026-11-22"
sha256 = "{hs}"
sha256_of_sections = "{sections}"
standing = "names for reports; the text of the nomenclature decides classification"
"""


def written(name: str, columns: str, lines: str) -> str:
    """Write a table and return its digest."""
    text = io.StringIO()
    rows = [line.split("|") for line in lines.splitlines()]
    csv.writer(text, lineterminator="\n").writerows([columns.split(), *rows])
    (FOLDER / name).write_text(text.getvalue(), encoding="utf-8", newline="")
    return hashlib.sha256(text.getvalue().encode()).hexdigest()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    digests = {
        "hs": written("hs.csv", "heading es en ru", HEADINGS),
        "sections": written("sections.csv", "section first last es en ru", SECTIONS),
    }
    text = SOURCE.format(**digests)
    (FOLDER / "source.toml").write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
